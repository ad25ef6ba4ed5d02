// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one OSC packet: the types {@code i f s S b h t d T F}. Nothing that comes from a wire makes
 * it throw anything but {@link OscMalformed}.
 */
public final class OscReader {
  private static final int DEEPEST = 8;

  private OscReader() {}

  /**
   * Reads all of {@code in}.
   *
   * @throws OscMalformed if it is not OSC
   */
  public static OscPacket read(ByteBuf in) {
    try {
      return packet(in, 0);
    } catch (IndexOutOfBoundsException e) {
      throw new OscMalformed("the packet ends too early");
    }
  }

  private static OscPacket packet(ByteBuf in, int depth) {
    if (depth > DEEPEST) throw new OscMalformed("bundles within bundles, too deep");
    String head = string(in);
    if (head.equals("#bundle")) return bundle(in, depth);
    if (!head.startsWith("/")) throw new OscMalformed("an address begins with /, not " + head);
    return new OscPacket.Message(head, in.isReadable() ? arguments(in) : List.of());
  }

  private static OscPacket bundle(ByteBuf in, int depth) {
    long timeTag = in.readLong();
    List<OscPacket> packets = new ArrayList<>();
    while (in.isReadable()) packets.add(packet(in.readSlice(size(in)), depth + 1));
    return new OscPacket.Bundle(timeTag, List.copyOf(packets));
  }

  private static List<Object> arguments(ByteBuf in) {
    String tags = string(in);
    if (!tags.startsWith(",")) throw new OscMalformed("type tags begin with a comma, not " + tags);
    List<Object> out = new ArrayList<>(tags.length() - 1);
    for (int i = 1; i < tags.length(); i++) out.add(argument(tags.charAt(i), in));
    return List.copyOf(out);
  }

  private static Object argument(char tag, ByteBuf in) {
    return switch (tag) {
      case 'i' -> in.readInt();
      case 'f' -> in.readFloat();
      case 's', 'S' -> string(in);
      case 'b' -> blob(in);
      case 'h', 't' -> in.readLong();
      case 'd' -> in.readDouble();
      case 'T' -> true;
      case 'F' -> false;
      default -> throw new OscMalformed("unknown type tag: " + tag);
    };
  }

  private static byte[] blob(ByteBuf in) {
    byte[] out = new byte[size(in)];
    in.readBytes(out).skipBytes(-out.length & 3);
    return out;
  }

  /** A length from the wire, which may lie. */
  private static int size(ByteBuf in) {
    int size = in.readInt();
    if (size < 0 || size > in.readableBytes()) {
      throw new OscMalformed("size " + size + " of " + in.readableBytes() + " bytes left");
    }
    return size;
  }

  private static String string(ByteBuf in) {
    int length = in.bytesBefore((byte) 0);
    if (length < 0) throw new OscMalformed("a string without an end");
    String out = in.toString(in.readerIndex(), length, StandardCharsets.UTF_8);
    in.skipBytes(length + 4 - (length & 3));
    return out;
  }
}
