// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.bencode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Laws: what is written is read again, wherever it is cut; what is no bencode is said to be none.
 */
class BencodeTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int MOST_BYTES = 1 << 16;
  private static final int MOST_PARTS = 1 << 12;
  private static final int DEEPEST = 16;

  private final Random random = new Random(SEED);

  private static BencodeReader reader() {
    return new BencodeReader(MOST_BYTES, MOST_PARTS, DEEPEST);
  }

  private static byte[] written(Object value) {
    ByteBuf out = Unpooled.buffer();
    Bencode.write(value, out);
    byte[] bytes = new byte[out.readableBytes()];
    out.readBytes(bytes);
    return bytes;
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth == 0 ? 2 : 4)) {
      case 0 -> random.nextBoolean() ? random.nextLong() : random.nextInt(20) - 10L;
      case 1 -> text();
      case 2 -> {
        List<Object> out = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) out.add(value(depth - 1));
        yield out;
      }
      default -> {
        Map<String, Object> out = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) out.put(text(), value(depth - 1));
        yield out;
      }
    };
  }

  private String text() {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      int c = random.nextInt(random.nextBoolean() ? 128 : Character.MAX_CODE_POINT + 1);
      if (Character.getType(c) != Character.SURROGATE) out.appendCodePoint(c);
    }
    return out.toString();
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      Object value = value(4);
      byte[] bytes = written(value);
      assertEquals(value, reader().read(Unpooled.wrappedBuffer(bytes)), () -> "seed=" + SEED);
    }
  }

  @Test
  void itMayBeCutAtEveryByte() throws Exception {
    for (int i = 0; i < 60; i++) {
      Object first = value(3);
      Object second = value(2);
      byte[] bytes = written(List.of(first, second));
      for (int cut = 0; cut < bytes.length; cut++) {
        BencodeReader reader = reader();
        ByteBuf in = Unpooled.buffer();
        in.writeBytes(bytes, 0, cut);
        String where = "seed=" + SEED + " cut=" + cut;
        assertNull(reader.read(in), where);
        in.writeBytes(bytes, cut, bytes.length - cut);
        in.writeBytes(bytes, 0, cut);
        assertEquals(List.of(first, second), reader.read(in), where);
        assertNull(reader.read(in), where);
      }
    }
  }

  @Test
  void oneByteAtATimeIsEnough() throws Exception {
    List<Object> sent = new ArrayList<>();
    List<Object> read = new ArrayList<>();
    BencodeReader reader = reader();
    ByteBuf in = Unpooled.buffer();
    for (int i = 0; i < 50; i++) {
      Object value = value(3);
      sent.add(value);
      for (byte each : written(value)) {
        in.writeByte(each);
        Object whole = reader.read(in);
        if (whole != null) read.add(whole);
        in.discardReadBytes();
      }
    }
    assertEquals(sent, read, "seed=" + SEED);
  }

  @Test
  void whatIsWrittenIsByTheLetter() {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("op", "eval");
    message.put("code", "né");
    message.put("line", 3);
    message.put("status", List.of("done", -1L));
    assertEquals(
        "d4:code3:né4:linei3e2:op4:eval6:statusl4:donei-1eee",
        new String(written(message), StandardCharsets.UTF_8));
    assertThrows(IllegalArgumentException.class, () -> written(1.5));
  }

  @Test
  void whatIsNoBencodeIsSaidToBeNone() {
    for (String wrong :
        List.of(
            "x",
            "e",
            "i12x3e",
            "i-0e",
            "i007e",
            "ie",
            "i--1e",
            "i9223372036854775808e",
            "02:ab",
            "1-2:ab",
            "d1:ae",
            "di1e1:ae",
            "dle1:ae",
            "GET / HTTP/1.1\r\n",
            "l3:abcx")) {
      assertThrows(BencodeError.class, () -> reader().read(bytes(wrong)), wrong);
    }
    ByteBuf noText = Unpooled.wrappedBuffer(new byte[] {'1', ':', (byte) 0x80});
    assertThrows(BencodeError.class, () -> reader().read(noText));
  }

  @Test
  void tooMuchIsRefusedBeforeItIsThere() {
    assertThrows(BencodeError.class, () -> reader().read(bytes("65537:")));
    assertThrows(BencodeError.class, () -> reader().read(bytes("99999999999:")));
    assertThrows(BencodeError.class, () -> reader().read(bytes("l".repeat(DEEPEST + 1))));
    assertThrows(BencodeError.class, () -> reader().read(bytes("l" + "0:".repeat(MOST_PARTS))));
    String text = "99:" + "x".repeat(99);
    int few = MOST_BYTES / 99;
    assertThrows(BencodeError.class, () -> reader().read(bytes("l" + text.repeat(few))));
  }

  @Test
  void nothingIsAllocatedForAnAnnouncedLength() throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    BencodeReader large = new BencodeReader(1 << 30, MOST_PARTS, DEEPEST);
    ByteBuf in = bytes("l900000000:abc");
    reader().read(bytes("l9:abc"));
    long before = threads.getCurrentThreadAllocatedBytes();
    assertNull(large.read(in));
    long taken = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(taken < 100_000, () -> "took " + taken + " bytes");
  }

  /** Noise and mutations: nothing but its own error, and no more memory than the limits allow. */
  @Test
  void noiseIsReadOrRefused() throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long most = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] noise = i % 2 == 0 ? mutated() : noise();
      ByteBuf in = Unpooled.wrappedBuffer(noise);
      BencodeReader reader = reader();
      long before = threads.getCurrentThreadAllocatedBytes();
      try {
        while (reader.read(in) != null) continue;
      } catch (BencodeError refused) {
        assertTrue(!refused.getMessage().isBlank());
      } catch (RuntimeException e) {
        throw new AssertionError("seed=" + SEED + " case " + i, e);
      }
      if (i > 5_000) most = Math.max(most, threads.getCurrentThreadAllocatedBytes() - before);
    }
    long taken = most;
    assertTrue(taken < 1_000_000, () -> "seed=" + SEED + " took " + taken + " bytes");
  }

  private byte[] noise() {
    byte[] out = new byte[random.nextInt(200)];
    String letters = "ilde0123456789:-x";
    for (int i = 0; i < out.length; i++) out[i] = (byte) letters.charAt(random.nextInt(17));
    return out;
  }

  private byte[] mutated() {
    byte[] out = written(value(4));
    for (int i = 1 + random.nextInt(3); i > 0 && out.length > 0; i--) {
      out[random.nextInt(out.length)] = (byte) random.nextInt(256);
    }
    return out;
  }
}
