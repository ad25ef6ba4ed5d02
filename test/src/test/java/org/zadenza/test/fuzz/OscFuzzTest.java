// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.dsl.Zadenza;
import org.zadenza.osc.OscIn;
import org.zadenza.osc.OscWriter;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.sink.Hand;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/**
 * Hostile datagrams on the real socket: whatever comes, the next good message is obeyed. {@code
 * -Dfuzz=1000000} runs longer.
 */
class OscFuzzTest {
  private static final int PACKETS = Integer.getInteger("fuzz", 10_000);

  /** As many as a socket's buffer holds at once. */
  private static final int VOLLEY = 32;

  private static final int MOST_NAMES = 1024;
  private static final int MOST_SLOTS = 17;
  private static final String LIFE = "life";
  private static final List<String> VERBS =
      List.of(
          "/ctrl",
          "/mute",
          "/unmute",
          "/solo",
          "/unsolo",
          "/silence",
          "/muteAll",
          "/unmuteAll",
          "/unsoloAll",
          "/hush",
          "/setcps",
          "/setbpm",
          "/setCycle",
          "/resetCycles",
          "/nudgeAll",
          "/dirt/play",
          "/");

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final OscWriter writer = new OscWriter();
  private final ByteBuf out = Unpooled.buffer();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Scheduler scheduler =
      new Scheduler(
          new ManualClock(),
          TempoMap.steady(Rational.ONE, 0),
          new RecordingSink(),
          Reporter.SILENT);

  @Test
  void theReceiverOutlivesWhateverComes() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    scheduler.play("bass", Zadenza.s("bd*4"));
    try (OscIn in =
            OscIn.open(
                new InetSocketAddress(here, 0),
                scheduler,
                new Hand(Reporter.SILENT, _ -> {}),
                (where, message) -> told.add(where + message));
        DatagramSocket socket = new DatagramSocket(0, here)) {
      InetSocketAddress there = new InetSocketAddress(here, in.port());
      for (int sent = 0; sent < PACKETS; sent += VOLLEY) {
        for (int i = 0; i < VOLLEY; i++) send(socket, there, packet());
        awaitLife(socket, there, sent);
        scheduler.tick();
      }
      assertTrue(in.refused() > PACKETS / 5, "too little was spoilt: " + in.refused());
      assertTrue(in.obeyed() > PACKETS / 50, "too much was spoilt: " + in.obeyed());
    }
    assertTrue(told.size() <= 2, told.toString());
    Map<String, Object> inputs = scheduler.inputs().now();
    assertTrue(inputs.size() <= MOST_NAMES, "names: " + inputs.size());
    assertTrue(scheduler.now().lanes().size() <= MOST_SLOTS, scheduler.now().lanes().toString());
    for (Object value : inputs.values()) {
      assertTrue(!(value instanceof Double x) || Double.isFinite(x), "seed=" + seed);
    }
    assertEquals(0, scheduler.now().sinkFailures());
  }

  private static void send(DatagramSocket socket, InetSocketAddress there, byte[] bytes)
      throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, there));
  }

  /** A datagram may be dropped where too many come at once, so it is sent until it is heard. */
  private void awaitLife(DatagramSocket socket, InetSocketAddress there, int sign)
      throws IOException {
    writer.to(out.clear()).message("/ctrl").s(LIFE).i(sign).endMessage();
    byte[] bytes = ByteBufUtil.getBytes(out);
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < limit) {
      send(socket, there, bytes);
      long again = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
      while (System.nanoTime() < again) {
        if (Double.valueOf(sign).equals(scheduler.inputs().now().get(LIFE))) return;
        Thread.onSpinWait();
      }
    }
    fail("deaf after " + sign + " packets, seed=" + seed);
  }

  private byte[] packet() {
    out.clear();
    return switch (random.nextInt(10)) {
      case 0 -> noise();
      case 1 -> nested();
      case 2 -> lyingCounts();
      case 3 -> manyArguments();
      case 4, 5, 6 -> spoilt(good());
      default -> good();
    };
  }

  private byte[] noise() {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] good() {
    writer.to(out);
    int bundles = random.nextInt(3);
    for (int i = 0; i < bundles; i++) writer.bundle(random.nextLong());
    writer.message(VERBS.get(random.nextInt(VERBS.size())));
    for (int n = random.nextInt(4); n > 0; n--) argument();
    writer.endMessage();
    for (int i = 0; i < bundles; i++) writer.endBundle();
    return ByteBufUtil.getBytes(out);
  }

  private void argument() {
    switch (random.nextInt(8)) {
      case 0 -> writer.i(random.nextInt());
      case 1 -> writer.i(random.nextInt(20));
      case 2 -> writer.f(random.nextFloat());
      case 3 -> writer.f(Float.intBitsToFloat(random.nextInt()));
      case 4 -> writer.s("name" + random.nextInt(5_000));
      case 5 -> writer.s("\u0000\u0007\uD83E ".repeat(random.nextInt(100)));
      case 6 -> writer.s("bass");
      default -> writer.b(new byte[random.nextInt(40)]);
    }
  }

  /** Bytes changed, left out, or cut off at the end. */
  private byte[] spoilt(byte[] good) {
    for (int n = random.nextInt(5); n >= 0 && good.length > 0; n--) {
      good[random.nextInt(good.length)] = (byte) random.nextInt();
    }
    return random.nextBoolean() ? good : java.util.Arrays.copyOf(good, random.nextInt(good.length));
  }

  /** A bundle in a bundle in a bundle, with sizes that fit, deeper than any stack. */
  private byte[] nested() {
    int depth = 1 + random.nextInt(2_000);
    for (int i = 0; i < depth; i++) {
      out.writeBytes("#bundle\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      out.writeLong(1).writeInt(20 * (depth - i - 1));
    }
    return ByteBufUtil.getBytes(out);
  }

  /** Sizes and lengths that promise gigabytes. */
  private byte[] lyingCounts() {
    writer.to(out).bundle(1).message("/ctrl").s("blob").b(new byte[4]).endMessage().endBundle();
    int[] places = {16, out.writerIndex() - 8};
    int[] lies = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1 << 30, out.writerIndex()};
    out.setInt(places[random.nextInt(places.length)], lies[random.nextInt(lies.length)]);
    return ByteBufUtil.getBytes(out);
  }

  private byte[] manyArguments() {
    String tags = "," + "TFNIhdtcrm[]ifsb".repeat(random.nextInt(500));
    writer.to(out).message("/ctrl").endMessage();
    out.writerIndex(out.writerIndex() - 4);
    out.writeBytes(tags.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    out.writeZero(4 - (tags.length() & 3));
    return ByteBufUtil.getBytes(out);
  }
}
