// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zadenza.repl.bencode.Bencode;
import org.zadenza.repl.bencode.BencodeError;
import org.zadenza.repl.bencode.BencodeReader;

/**
 * One editor at the other end of a socket, from its first message to its last. What is no bencode
 * ends it, with a sentence: nothing after it could be read. That ends visits of browsers, too, with
 * the first byte of their request.
 */
final class Connection extends ByteToMessageDecoder implements Caller {
  /** The longest message that is taken in, in bytes. */
  static final int MOST_BYTES = 4 << 20;

  private static final int MOST_PARTS = 20_000;
  private static final int DEEPEST = 32;
  private static final long LOOK_MILLIS = 50;

  private final Desk desk;
  private final Channel channel;
  private final Guest guest = new Guest(this);
  private final BencodeReader reader = new BencodeReader(MOST_BYTES, MOST_PARTS, DEEPEST);
  private final Object space = new Object();
  private boolean broken;

  Connection(Desk desk, Channel channel) {
    this.desk = desk;
    this.channel = channel;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (broken) {
      in.skipBytes(in.readableBytes());
      return;
    }
    try {
      Object value = reader.read(in);
      if (value == null) return;
      Optional<Message> asked = Message.of(value);
      out.add(value);
      if (asked.isPresent()) desk.hear(guest, asked.get());
      else end("a message must be a dictionary");
    } catch (BencodeError e) {
      in.skipBytes(in.readableBytes());
      end(e.getMessage());
    }
  }

  private void end(String why) {
    broken = true;
    Map<String, Object> last =
        Map.of("err", "the connection ends: " + why + "\n", "status", List.of("error", "done"));
    channel
        .eventLoop()
        .execute(
            () -> channel.writeAndFlush(written(last)).addListener(ChannelFutureListener.CLOSE));
  }

  private ByteBuf written(Map<String, Object> message) {
    ByteBuf out = channel.alloc().buffer();
    Bencode.write(message, out);
    return out;
  }

  @Override
  public void send(Map<String, Object> message) {
    if (channel.eventLoop().inEventLoop()) {
      channel.eventLoop().execute(() -> write(message));
    } else {
      awaitSpace();
      write(message);
    }
  }

  /** Whatever thread it is on: in line behind what others sent before. */
  private void write(Map<String, Object> message) {
    if (channel.isActive()) channel.writeAndFlush(written(message), channel.voidPromise());
  }

  /** An interrupt ends the waiting, and is kept. */
  private void awaitSpace() {
    synchronized (space) {
      try {
        while (channel.isActive() && !channel.isWritable()) space.wait(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Who does not read what is answered is not heard until they do. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    synchronized (space) {
      space.notifyAll();
    }
    channel.config().setAutoRead(channel.isWritable());
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext ctx) {
    synchronized (space) {
      space.notifyAll();
    }
    desk.left(guest);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    ctx.close();
  }
}
