// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.PatchFolder;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.clock.ClockPair;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.WallClock;
import org.zadenza.midi.LiveMidi;
import org.zadenza.osc.OscPacket;
import org.zadenza.osc.OscReader;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/** One set, unchanged, on the bundled engine, on SuperDirt and on a MIDI device. */
@Tag("slow")
@Timeout(120)
class OneSetTest {
  private static final String GRIND =
      """
      {
        "name": "grind", "voice": "saw", "note": 40,
        "ranges": {"cutoff": [0, 1000]},
        "superdirt": {"s": "supersaw", "controls": {"voice": 0.25}, "names": {"cutoff": "lpfreq"}},
        "midi": {"channel": 2, "program": 38, "cc": {"cutoff": 74}}
      }
      """;

  private final SystemClock clock = new SystemClock();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Reporter reporter = (where, what) -> told.add(what);

  @Test
  void aPatchSaysWhatItIsOnEach(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("grind.json"), GRIND);
    Session session = Session.on(clock, Rational.ONE, Timing.LIVE, SessionLog.none(), reporter);
    ToyPorts ports = new ToyPorts();
    try (session;
        PatchFolder patches = PatchFolder.watch(PatchLibrary.bundled(), folder, reporter);
        DatagramSocket superDirt = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      superDirt.setSoTimeout(20);
      AudioEngine engine = new AudioEngine(patches.current(), 48_000, clock, reporter);
      session.outlets().add(engine);
      session.connect(
          LiveMidi.start(
              List.of(ports), session.scheduler(), session.outlets().hand(), clock, reporter));
      session.wired(clock, new WallClock(ClockPair.of(clock)));
      type(session, "(superdirt {:port " + superDirt.getLocalPort() + "})");
      type(session, "(midi \"Synth\")");
      session.instruments(patches);
      type(session, "(d1 (cutoff 500 (s \"grind\")))");

      // Bytes stand behind one another: 91 28 72 is key 40 on channel 2.
      List<Object> words = played(session, superDirt);
      assertEquals("supersaw", after(words, "s"));
      assertEquals(0.25f, after(words, "voice"));
      assertEquals(500f, after(words, "lpfreq"));
      assertEquals(-20f, after(words, "note"), "40, from middle C");
      await(() -> ports.sent.contains("Synth 722891"));
      assertEquals(List.of("Synth 26c1", "Synth 404ab1"), ports.sent.subList(0, 2));
      float[] left = new float[480];
      await(
          () -> {
            session.scheduler().tick();
            engine.render(left, new float[480], 480);
            return engine.load().voices() > 0;
          });
      assertTrue(told.stream().noneMatch(what -> what.contains("no sound")), told.toString());
    }
  }

  private static void type(Session session, String text) {
    Answer answer = session.evaluate(Forms.typed(text).getFirst());
    String why = answer instanceof Answer.Refused(var complaint) ? complaint.text() : text;
    assertInstanceOf(Answer.Value.class, answer, why);
  }

  private static Object after(List<Object> words, String name) {
    return words.get(words.indexOf(name) + 1);
  }

  private static List<Object> played(Session session, DatagramSocket socket) throws IOException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < limit) {
      session.scheduler().tick();
      DatagramPacket datagram = new DatagramPacket(new byte[2_000], 2_000);
      try {
        socket.receive(datagram);
      } catch (SocketTimeoutException e) {
        continue;
      }
      OscPacket packet =
          OscReader.read(Unpooled.wrappedBuffer(datagram.getData(), 0, datagram.getLength()));
      if (packet instanceof OscPacket.Bundle bundle) {
        return ((OscPacket.Message) bundle.packets().getFirst()).arguments();
      }
    }
    throw new AssertionError("nothing came");
  }

  private static void await(BooleanSupplier met) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!met.getAsBoolean()) {
      assertTrue(System.nanoTime() < limit, "it never came");
      Thread.onSpinWait();
    }
  }
}
