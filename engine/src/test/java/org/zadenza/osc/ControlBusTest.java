// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.WallTime;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.time.Span;

/** A SuperDirt of ours, and a scsynth, at the other ends of their wires. */
@Tag("slow")
class ControlBusTest {
  private static final long BEGAN = 1_800_000_000_000_000_000L;
  private static final long LATENCY = 200_000_000;

  private static Cue cue(String slot, long nanos, Controls controls) {
    return new Cue(slot, nanos, 1, 1, Span.of(0, 1), controls, Sources.NONE);
  }

  private static Cue cue(long nanos, Controls controls) {
    return cue("d1", nanos, controls);
  }

  private static SuperDirtSink sink(Wired dirt, Reporter reporter) {
    return SuperDirtSink.open(dirt.address(), WallTime.startingAt(BEGAN), LATENCY, reporter);
  }

  private static InetSocketAddress handshake(Wired dirt) throws Exception {
    DatagramPacket asked = dirt.datagram();
    assertEquals(new OscPacket.Message("/dirt/handshake", List.of()), Wired.read(asked));
    return (InetSocketAddress) asked.getSocketAddress();
  }

  private static void lend(Wired dirt, InetSocketAddress us, Wired scsynth) throws Exception {
    int port = scsynth.address().getPort();
    dirt.send(
        us,
        "/dirt/handshake/reply",
        "&serverHostname",
        "127.0.0.1",
        "&serverPort",
        port,
        "&controlBusIndices",
        7,
        8);
  }

  @Test
  void aControlOnABusIsItsNameInThePlayAndACSetOfItsOwn() throws Exception {
    try (Wired dirt = Wired.open();
        Wired scsynth = Wired.open();
        SuperDirtSink sink = sink(dirt, Reporter.SILENT)) {
      lend(dirt, handshake(dirt), scsynth);
      Wired.await("an answer", sink::present);
      Controls sound = Controls.of("s", "bd").with("pan", 0.25).with("^pan", 1.0);
      Wired.await("buses", () -> hasBuses(sink, dirt, sound));
      OscPacket.Bundle set = scsynth.bundle();
      assertEquals(List.of(new OscPacket.Message("/c_set", List.of(8, 0.25f))), set.packets());
      assertEquals(BEGAN + LATENCY, OscTime.wallNanos(set.timeTag()));
    }
  }

  private static boolean hasBuses(SuperDirtSink sink, Wired dirt, Controls sound) {
    try {
      sink.accept(cue(0, sound));
      List<Object> all = dirt.bundled().arguments();
      assertEquals(1, all.stream().filter("pan"::equals).count());
      assertTrue(all.stream().noneMatch("^pan"::equals), all.toString());
      return all.get(all.indexOf("pan") + 1).equals("c8");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void withoutAnAnswerTheSoundHasTheValueItself() throws Exception {
    try (Wired dirt = Wired.open();
        SuperDirtSink sink = sink(dirt, Reporter.SILENT)) {
      handshake(dirt);
      sink.accept(cue(0, Controls.of("s", "bd").with("pan", 0.25).with("^pan", 1.0)));
      List<Object> all = dirt.bundled().arguments();
      assertEquals(0.25f, all.get(all.indexOf("pan") + 1));
    }
  }

  @Test
  void movesCarryThePartsTimeAndAValueIsSentOnce() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    try (Wired dirt = Wired.open();
        Wired scsynth = Wired.open();
        SuperDirtSink sink = sink(dirt, (where, message) -> told.add(message))) {
      lend(dirt, handshake(dirt), scsynth);
      Wired.await("an answer", () -> !told.isEmpty());
      Controls half = Controls.of("pan", 0.5).with("^pan", 0.0);
      Wired.await(
          "buses",
          () -> {
            sink.accept(cue(0, half));
            return sink.busMessages() > 0;
          });
      for (int i = 1; i < 5; i++) sink.move(cue(i, half));
      sink.move(cue(5_000, half.with("pan", 0.75)));
      assertEquals(BEGAN + LATENCY, OscTime.wallNanos(scsynth.bundle().timeTag()));
      OscPacket.Bundle moved = scsynth.bundle();
      assertEquals(BEGAN + LATENCY + 5_000, OscTime.wallNanos(moved.timeTag()));
      assertEquals(List.of(new OscPacket.Message("/c_set", List.of(7, 0.75f))), moved.packets());
      assertEquals(0, sink.lost(), "a cue with a bus alone needs no sound");
    }
  }

  @Test
  void whatIsInAHurryHasNoLatency() throws Exception {
    try (Wired dirt = Wired.open();
        SuperDirtSink sink = sink(dirt, Reporter.SILENT)) {
      sink.accept(cue(Cue.ASAP, 1_000, Controls.of("s", "cp")));
      assertEquals(BEGAN + 1_000, OscTime.wallNanos(dirt.bundle().timeTag()));
    }
  }

  @Test
  void aSuperDirtThatComesBackIsNoticedAndLendsItsBusesAgain() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    Wired dirt = Wired.open();
    int port = dirt.address().getPort();
    try (Wired scsynth = Wired.open();
        SuperDirtSink sink = sink(dirt, (where, message) -> told.add(message))) {
      lend(dirt, handshake(dirt), scsynth);
      Wired.await("an answer", () -> told.size() == 1);
      dirt.close();
      Controls sound = Controls.of("s", "bd");
      Wired.await(
          "it is gone",
          () -> {
            sink.accept(cue(0, sound));
            return told.size() == 2;
          });
      try (Wired again = Wired.open(port)) {
        while (true) {
          DatagramPacket asked = again.datagram();
          if (!(Wired.read(asked) instanceof OscPacket.Message)) continue;
          lend(again, (InetSocketAddress) asked.getSocketAddress(), scsynth);
          break;
        }
        Wired.await("it is back", () -> told.size() == 3);
        sink.accept(cue(0, sound));
        assertEquals("/dirt/play", again.bundled().address());
      }
    }
    assertTrue(told.get(1).contains("gone"), told.toString());
    assertTrue(told.get(2).contains("back"), told.toString());
    assertEquals(3, told.size(), told.toString());
  }

  @Test
  void aHeldControlIsOnABusFromTheTopAndMovesWithoutATimeTag() throws Exception {
    try (Wired dirt = Wired.open();
        Wired scsynth = Wired.open();
        SuperDirtSink sink = sink(dirt, Reporter.SILENT)) {
      sink.turn("cutoff", 800);
      sink.turn("roomsize", 0.5);
      sink.turn("gain", 0.5);
      lend(dirt, handshake(dirt), scsynth);
      assertEquals(new OscPacket.Message("/c_set", List.of(8, 800f)), scsynth.packet());
      assertEquals(new OscPacket.Message("/c_set", List.of(7, 0.5f)), scsynth.packet());
      sink.turn("cutoff", 900);
      assertEquals(new OscPacket.Message("/c_set", List.of(8, 900f)), scsynth.packet());
      sink.accept(cue(0, Controls.of("s", "bd").with("cutoff", 5.0).with("gain", 0.5)));
      List<Object> all = dirt.bundled().arguments();
      assertEquals("c8", all.get(all.indexOf("cutoff") + 1));
      assertEquals("c7", all.get(all.indexOf("size") + 1));
      assertEquals(0.5f, all.get(all.indexOf("gain") + 1), "SuperDirt computes with the gain");
      sink.letGo("cutoff");
      sink.accept(cue(1, Controls.of("s", "bd").with("cutoff", 5.0)));
      all = dirt.bundled().arguments();
      assertEquals(5f, all.get(all.indexOf("cutoff") + 1));
    }
  }

  @Test
  void moreHeldControlsThanBusesAreSentWithTheSound() throws Exception {
    try (Wired dirt = Wired.open();
        Wired scsynth = Wired.open();
        SuperDirtSink sink = sink(dirt, Reporter.SILENT)) {
      for (String control : List.of("cutoff", "pan", "room", "shape")) sink.turn(control, 0.25);
      lend(dirt, handshake(dirt), scsynth);
      assertEquals(new OscPacket.Message("/c_set", List.of(8, 0.25f)), scsynth.packet());
      sink.accept(cue(0, Controls.of("s", "bd").with("room", 0.25)));
      List<Object> all = dirt.bundled().arguments();
      assertEquals(0.25f, all.get(all.indexOf("room") + 1));
      assertEquals("c7", all.get(all.indexOf("pan") + 1));
    }
  }
}
