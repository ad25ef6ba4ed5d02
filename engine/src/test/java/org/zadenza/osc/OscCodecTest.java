// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.illposed.osc.OSCBundle;
import com.illposed.osc.OSCMessage;
import com.illposed.osc.OSCPacket;
import com.illposed.osc.OSCSerializeException;
import com.illposed.osc.OSCSerializerAndParserBuilder;
import com.illposed.osc.argument.OSCTimeTag64;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our bytes against JavaOSC's, and against one packet written by hand from the OSC 1.0 text. */
class OscCodecTest {
  private final OscWriter writer = new OscWriter();

  private static byte[] bytes(ByteBuf buffer) {
    return ByteBufUtil.getBytes(buffer);
  }

  private static byte[] oracle(OSCPacket packet) throws OSCSerializeException {
    var out = java.nio.ByteBuffer.allocate(4_096);
    new OSCSerializerAndParserBuilder()
        .buildSerializer(new com.illposed.osc.BufferBytesReceiver(out))
        .write(packet);
    return Arrays.copyOf(out.array(), out.position());
  }

  @Test
  void aBundleWrittenByHand() {
    ByteBuf out = Unpooled.buffer();
    writer.to(out).bundle(0x0102030405060708L);
    writer.message("/n").i(-2).f(1.5f).s("abcd").b(new byte[] {9}).endMessage().endBundle();
    String expected =
        "2362756e646c6500" // "#bundle"
            + "0102030405060708"
            + "00000024" // 36 bytes follow
            + "2f6e0000" // "/n"
            + "2c69667362000000" // ",ifsb"
            + "fffffffe"
            + "3fc00000"
            + "6162636400000000" // "abcd"
            + "00000001"
            + "09000000";
    assertEquals(expected, HexFormat.of().formatHex(bytes(out)));
  }

  @Test
  void anyMessageHasJavaOscsBytes() throws OSCSerializeException {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    ByteBuf out = Unpooled.buffer();
    for (int i = 0; i < 500; i++) {
      List<Object> arguments = randomArguments(random);
      String address = "/" + "a".repeat(1 + random.nextInt(9));
      write(writer.to(out.clear()), address, arguments);
      assertArrayEquals(
          oracle(new OSCMessage(address, arguments)), bytes(out), "seed=" + seed + ", i=" + i);
    }
  }

  @Test
  void anyBundleHasJavaOscsBytesAndReadsBack() throws OSCSerializeException {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    ByteBuf out = Unpooled.buffer();
    for (int i = 0; i < 300; i++) {
      long tag = random.nextLong();
      List<Object> first = randomArguments(random);
      List<Object> second = randomArguments(random);
      writer.to(out.clear()).bundle(tag);
      write(writer, "/one", first);
      write(writer.bundle(tag + 1), "/two", second).endBundle().endBundle();
      OSCPacket inner =
          new OSCBundle(List.of(new OSCMessage("/two", second)), OSCTimeTag64.valueOf(tag + 1));
      OSCPacket outer =
          new OSCBundle(List.of(new OSCMessage("/one", first), inner), OSCTimeTag64.valueOf(tag));
      assertArrayEquals(oracle(outer), bytes(out), "seed=" + seed + ", i=" + i);
      OscPacket.Bundle read = assertInstanceOf(OscPacket.Bundle.class, OscReader.read(out));
      assertEquals(tag, read.timeTag());
      assertSame("/one", first, read.packets().getFirst());
      OscPacket.Bundle readInner =
          assertInstanceOf(OscPacket.Bundle.class, read.packets().getLast());
      assertEquals(tag + 1, readInner.timeTag());
      assertSame("/two", second, readInner.packets().getFirst());
    }
  }

  private static void assertSame(String address, List<Object> arguments, OscPacket packet) {
    OscPacket.Message message = assertInstanceOf(OscPacket.Message.class, packet);
    assertEquals(address, message.address());
    assertArrayEquals(arguments.toArray(), message.arguments().toArray());
  }

  private static OscWriter write(OscWriter writer, String address, List<Object> arguments) {
    writer.message(address);
    for (Object argument : arguments) {
      switch (argument) {
        case Integer i -> writer.i(i);
        case Float f -> writer.f(f);
        case String s -> writer.s(s);
        case byte[] b -> writer.b(b);
        default -> throw new IllegalArgumentException(argument.toString());
      }
    }
    return writer.endMessage();
  }

  private static List<Object> randomArguments(Random random) {
    List<Object> out = new ArrayList<>();
    for (int n = random.nextInt(12); n > 0; n--) {
      out.add(
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextFloat();
            case 2 -> "x".repeat(random.nextInt(10));
            default -> new byte[random.nextInt(10)];
          });
    }
    return out;
  }

  @Test
  void whatScsynthAnswersIsRead() {
    ByteBuf in = Unpooled.buffer();
    in.writeBytes(
        HexFormat.of().parseHex("2f7300002c6464540000000040e770000000000040e7700000000000"));
    OscPacket.Message message = assertInstanceOf(OscPacket.Message.class, OscReader.read(in));
    assertEquals(List.of(48_000.0, 48_000.0, true), message.arguments());
  }

  @Test
  void noBytesFromTheWireThrowAnythingElse() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    ByteBuf good = Unpooled.buffer();
    writer.to(good).bundle(1);
    write(writer, "/dirt/play", randomArguments(random)).endBundle();
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = bytes(good);
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      ByteBuf bad = Unpooled.wrappedBuffer(bytes, 0, random.nextInt(bytes.length + 1));
      try {
        OscReader.read(bad);
      } catch (OscMalformed expected) {
        continue;
      }
    }
    assertThrows(OscMalformed.class, () -> OscReader.read(Unpooled.EMPTY_BUFFER));
  }
}
