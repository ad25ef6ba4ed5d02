// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.WallTime;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

class SuperDirtSinkTest {
  private static final WallTime WALL = WallTime.startingAt(1_800_000_000_000_000_000L);
  private static final Controls BD = Controls.of("s", "bd");

  private static Cue cue(Controls controls) {
    Span whole = new Span(Rational.of(5, 4), Rational.of(3, 2));
    return new Cue("d1", 2_500_000_000L, 0.5, 0.5, whole, controls, Sources.NONE);
  }

  private static List<Object> arguments(Controls controls) {
    ByteBuf out = Unpooled.buffer();
    new DirtMessage(new HeldBuses()).write(cue(controls), 1, ControlBuses.NONE, out);
    OscPacket.Bundle bundle = assertInstanceOf(OscPacket.Bundle.class, OscReader.read(out));
    return ((OscPacket.Message) bundle.packets().getFirst()).arguments();
  }

  private static Object argument(Controls controls, String name) {
    List<Object> all = arguments(controls);
    return all.get(all.indexOf(name) + 1);
  }

  @Test
  void pairsAreSortedByNameWithWhatTidalAlwaysSends() {
    List<Object> expected =
        List.of(
            "_id_", "d1", "cps", 0.5f, "cut", 1, "cycle", 1.25f, "delta", 0.5f, "gain", 0.8f, "n",
            3f, "orbit", 0, "s", "bd");
    Controls controls = BD.with("gain", 0.8).with("n", 3.0).with("cut", 1.0);
    assertEquals(expected, arguments(controls));
  }

  @Test
  void whatThePlayerGivesGoesBeforeOurs() {
    List<Object> all = arguments(BD.with("orbit", 4.0).with("cps", 2.0));
    assertEquals(4, all.get(all.indexOf("orbit") + 1));
    assertEquals(2f, all.get(all.indexOf("cps") + 1));
    assertEquals(2 * 6, all.size(), "each name once: " + all);
  }

  @Test
  void pitchesAreSemitonesFromMiddleC() {
    assertEquals(0f, argument(BD.with("note", 60.0), "note"));
    assertEquals(-12f, argument(BD.with("note", "c3"), "note"), "c3 is MIDI 48");
    assertEquals(4f, argument(BD.with("note", "e4"), "note"));
    assertEquals(2.5f, argument(BD.with("note", 62.5), "note"));
  }

  @Test
  void aSpeedThatHasTheTempoInItIsSentWithout() {
    Controls looped = BD.with("speed", 0.25).with("unit", "c");
    assertEquals(0.5f, argument(looped, "speed"), "SuperDirt multiplies by the 0.5 cps again");
    assertEquals(0.25f, argument(BD.with("speed", 0.25), "speed"));
  }

  @Test
  void truthsListsAndWordsTravelAsSuperDirtTakesThem() {
    assertEquals(1, argument(BD.with("lock", true), "lock"));
    assertEquals(300f, argument(BD.with("cutoff", List.of(300.0, 5.0)), "cutoff"));
    assertEquals("a", argument(BD.with("vowel", "a"), "vowel"));
  }

  @Test
  void namesAreTheirsAndOurOwnStayHere() {
    List<Object> all = arguments(BD.with("clip", 0.5).with("roomsize", 0.25).with("_slices", 4.0));
    assertEquals(0.5f, all.get(all.indexOf("legato") + 1));
    assertEquals(0.25f, all.get(all.indexOf("size") + 1));
    assertEquals(2 * 8, all.size(), "nothing else: " + all);
    List<Object> names = new java.util.ArrayList<>();
    for (int i = 0; i < all.size(); i += 2) names.add(all.get(i));
    assertEquals(names.stream().sorted().toList(), names);
  }

  @Test
  void theTimeTagIsTheOnsetPlusNudgePlusLatency() throws IOException {
    try (DatagramSocket dirt = loopbackSocket()) {
      InetSocketAddress there = (InetSocketAddress) dirt.getLocalSocketAddress();
      SuperDirtSink sink = SuperDirtSink.open(there, WALL, 200_000_000, Reporter.SILENT);
      sink.accept(cue(BD));
      sink.accept(cue(BD.with("nudge", 0.125)));
      assertEquals(1_800_000_002_700_000_000L, OscTime.wallNanos(receive(dirt).timeTag()));
      OscPacket.Bundle nudged = receive(dirt);
      assertEquals(1_800_000_002_825_000_000L, OscTime.wallNanos(nudged.timeTag()));
      assertEquals(1, nudged.packets().size());
      assertEquals(
          DirtMessage.ADDRESS, ((OscPacket.Message) nudged.packets().getFirst()).address());
      assertEquals(2, sink.sent());
      assertEquals(0, sink.lost());
      sink.close();
    }
  }

  private static DatagramSocket loopbackSocket() throws IOException {
    DatagramSocket out = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    out.setSoTimeout(20_000);
    return out;
  }

  /** The next bundle; what belongs to the handshake is passed over. */
  private static OscPacket.Bundle receive(DatagramSocket socket) throws IOException {
    while (true) {
      DatagramPacket datagram = new DatagramPacket(new byte[2_000], 2_000);
      socket.receive(datagram);
      byte[] bytes = Arrays.copyOf(datagram.getData(), datagram.getLength());
      OscPacket packet = OscReader.read(Unpooled.wrappedBuffer(bytes));
      if (packet instanceof OscPacket.Bundle bundle) return bundle;
    }
  }

  @Test
  void aDeadReceiverIsCountedAndToldOnce() throws Exception {
    InetSocketAddress nobody;
    try (DatagramSocket socket = loopbackSocket()) {
      nobody = (InetSocketAddress) socket.getLocalSocketAddress();
    }
    List<String> told = new CopyOnWriteArrayList<>();
    CountDownLatch first = new CountDownLatch(1);
    Reporter reporter =
        (where, message) -> {
          told.add(where + ": " + message);
          first.countDown();
        };
    try (SuperDirtSink sink = SuperDirtSink.open(nobody, WALL, 0, reporter)) {
      sink.accept(cue(BD));
      assertTrue(first.await(20, TimeUnit.SECONDS));
      for (int i = 0; i < 50; i++) sink.accept(cue(BD));
      assertTrue(sink.lost() > 0);
    }
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.getFirst().contains("127.0.0.1:" + nobody.getPort()), told.getFirst());
  }

  @Test
  void aSinkThatWasClosedDoesNotThrow() throws IOException {
    try (DatagramSocket dirt = loopbackSocket()) {
      InetSocketAddress there = (InetSocketAddress) dirt.getLocalSocketAddress();
      SuperDirtSink sink = SuperDirtSink.open(there, WALL, 0, Reporter.SILENT);
      sink.close();
      sink.accept(cue(BD));
      assertEquals(1, sink.lost());
    }
  }

  @Test
  void aCueWithoutASoundIsNotSentAndToldOnce() throws IOException {
    List<String> told = new CopyOnWriteArrayList<>();
    try (DatagramSocket dirt = loopbackSocket()) {
      InetSocketAddress there = (InetSocketAddress) dirt.getLocalSocketAddress();
      SuperDirtSink sink =
          SuperDirtSink.open(there, WALL, 0, (where, message) -> told.add(where + ": " + message));
      sink.accept(cue(Controls.of("_drawing", "for a page")));
      assertEquals(List.of(), told, "what is in names of our own is not for SuperDirt");
      assertEquals(0, sink.lost());
      sink.accept(cue(Controls.of("note", 60.0)));
      sink.accept(cue(Controls.of("note", 62.0)));
      sink.accept(cue(BD));
      OscPacket.Message only = (OscPacket.Message) receive(dirt).packets().getFirst();
      assertTrue(only.arguments().contains("bd"));
      assertEquals(List.of("d1: SuperDirt needs a sound: add one, as in (s \"superpiano\")"), told);
      sink.close();
    }
  }

  @Test
  void aSocketHearsWhatComesAndAnswers() throws Exception {
    List<OscPacket> heard = new CopyOnWriteArrayList<>();
    CountDownLatch both = new CountDownLatch(2);
    OscSocket.Listener listener =
        new OscSocket.Listener() {
          @Override
          public void packet(OscPacket packet, InetSocketAddress from) {
            heard.add(packet);
            both.countDown();
          }

          @Override
          public void trouble(Throwable thrown) {
            both.countDown();
          }
        };
    try (OscSocket socket = OscSocket.listening(0, listener);
        DatagramSocket peer = loopbackSocket()) {
      byte[] junk = {1, 2, 3, 4};
      byte[] hush = {'/', 'h', 'u', 's', 'h', 0, 0, 0, ',', 0, 0, 0};
      for (byte[] bytes : List.of(junk, hush)) {
        peer.send(
            new DatagramPacket(
                bytes, bytes.length, InetAddress.getLoopbackAddress(), socket.port()));
      }
      assertTrue(both.await(20, TimeUnit.SECONDS));
      assertEquals(List.of(new OscPacket.Message("/hush", List.of())), heard);
      ByteBuf answer = socket.buffer().writeBytes(hush);
      assertTrue(socket.send(answer, (InetSocketAddress) peer.getLocalSocketAddress()));
      DatagramPacket got = new DatagramPacket(new byte[64], 64);
      peer.receive(got);
      assertArrayEquals(hush, Arrays.copyOf(got.getData(), got.getLength()));
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    OscSocket.Listener deaf = new OscSocket.Listener() {};
    try (OscSocket first = OscSocket.listening(0, deaf)) {
      int port = first.port();
      UncheckedIOException refused =
          assertThrows(UncheckedIOException.class, () -> OscSocket.listening(port, deaf).close());
      String message = refused.getCause().getMessage();
      assertTrue(message.contains(":" + port) && message.contains("another program"), message);
    }
  }
}
