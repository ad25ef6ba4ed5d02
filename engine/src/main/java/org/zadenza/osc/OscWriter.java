// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/**
 * Writes OSC 1.0 into a buffer, again and again without making garbage.
 *
 * <pre>{@code
 * writer.to(buffer).bundle(timeTag).message("/dirt/play").s("s").s("bd").endMessage().endBundle();
 * }</pre>
 *
 * <p>Only the types that SuperCollider and SuperDirt take everywhere: {@code i f s b}; an {@code h}
 * breaks a message in sclang. Not thread-safe: one writer belongs to one thread.
 */
public final class OscWriter {
  private static final int DEEPEST = 8;

  private final ByteBuf tags = Unpooled.buffer(64);
  private final ByteBuf arguments = Unpooled.buffer(512);
  private final int[] sizeAt = new int[DEEPEST];
  private ByteBuf out = Unpooled.EMPTY_BUFFER;
  private int depth;

  /** Writes into {@code buffer} from now on, starting a new packet. */
  public OscWriter to(ByteBuf buffer) {
    out = buffer;
    depth = 0;
    return this;
  }

  /** Begins a bundle, within another one where one is open. */
  public OscWriter bundle(long timeTag) {
    beginElement();
    writePadded(out, "#bundle");
    out.writeLong(timeTag);
    sizeAt[depth++] = -1;
    return this;
  }

  public OscWriter endBundle() {
    depth--;
    endElement();
    return this;
  }

  /** Begins a message, within a bundle where one is open; its arguments follow. */
  public OscWriter message(String address) {
    beginElement();
    writePadded(out, address);
    tags.clear().writeByte(',');
    arguments.clear();
    return this;
  }

  public OscWriter endMessage() {
    tags.writeZero(4 - (tags.readableBytes() & 3));
    append(tags);
    append(arguments);
    endElement();
    return this;
  }

  /** From the array itself: from buffer to buffer Netty makes views, unless it may use Unsafe. */
  private void append(ByteBuf heap) {
    out.writeBytes(heap.array(), heap.arrayOffset(), heap.readableBytes());
  }

  public OscWriter i(int value) {
    tags.writeByte('i');
    arguments.writeInt(value);
    return this;
  }

  public OscWriter f(float value) {
    tags.writeByte('f');
    arguments.writeFloat(value);
    return this;
  }

  public OscWriter s(String value) {
    tags.writeByte('s');
    writePadded(arguments, value);
    return this;
  }

  public OscWriter b(byte[] value) {
    tags.writeByte('b');
    arguments.writeInt(value.length).writeBytes(value).writeZero(-value.length & 3);
    return this;
  }

  /** Elements of a bundle carry their size in front; a place for it is kept free. */
  private void beginElement() {
    if (depth == 0) return;
    sizeAt[depth - 1] = out.writerIndex();
    out.writeInt(0);
  }

  private void endElement() {
    if (depth == 0) return;
    int at = sizeAt[depth - 1];
    out.setInt(at, out.writerIndex() - at - Integer.BYTES);
  }

  /** Zero-terminated, then padded to a multiple of four. */
  private static void writePadded(ByteBuf to, String text) {
    int bytes = ByteBufUtil.writeUtf8(to, text);
    to.writeZero(4 - (bytes & 3));
  }
}
