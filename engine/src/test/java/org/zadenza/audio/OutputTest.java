// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.schedule.Reporter;

class OutputTest {
  private final ManualClock clock = new ManualClock();
  private final AudioEngine engine =
      new AudioEngine(Stage.PATCHES, Stage.RATE, clock, Reporter.SILENT);

  @Test
  void silenceKeepsPaceWithTheClock() {
    clock.moveTo(1_000_000_000L);
    SilentOutput.Turns turns = new SilentOutput.Turns(engine, clock);
    assertEquals(48_000, engine.frame(), "it begins now, not at the beginning of the session");
    assertEquals(0, turns.take());
    clock.advance(10_000_000);
    assertEquals(256, turns.take());
    clock.advance(1_000_000_000L);
    turns.take();
    long due = engine.frameOf(clock.nanos());
    assertTrue(due - engine.frame() >= 0 && due - engine.frame() < 256);
  }

  /** A line that takes everything until it is told not to. */
  private static SourceDataLine line(ByteArrayOutputStream out, boolean[] working) {
    return (SourceDataLine)
        Proxy.newProxyInstance(
            OutputTest.class.getClassLoader(),
            new Class<?>[] {SourceDataLine.class},
            (self, method, arguments) -> {
              if (method.getName().equals("isOpen")) return true;
              if (method.getName().equals("getBufferSize")) return 1024 * Pcm.BYTES_PER_FRAME;
              if (method.getName().equals("available")) return 0;
              if (!working[0]) return 0;
              out.write((byte[]) arguments[0], (int) arguments[1], (int) arguments[2]);
              return arguments[2];
            });
  }

  @Test
  void theDeviceHearsWhatTheEngineRenders() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean[] working = {true};
    List<String> told = new ArrayList<>();
    Reporter reporter = (where, message) -> told.add(message);
    JavaSoundOutput.Turns turns =
        new JavaSoundOutput.Turns(engine, clock, line(out, working), reporter);
    engine.accept(Stage.cue(10, "s", "bd"));
    for (int i = 0; i < 4; i++) assertTrue(turns.take());
    Stage.Sound sound = new Stage().play(Stage.cue(10, "s", "bd")).render(1024, 256);
    byte[] expected = new byte[4096];
    Pcm.write(sound.left(), sound.right(), 1024, expected);
    org.junit.jupiter.api.Assertions.assertArrayEquals(expected, out.toByteArray());
    working[0] = false;
    assertFalse(turns.take());
    assertEquals(List.of("the sound device has stopped taking sound"), told);
  }

  @Test
  void aDeviceThatKeepsTimePlaysCuesOnTheirFrames() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JavaSoundOutput.Turns turns =
        new JavaSoundOutput.Turns(engine, clock, line(out, new boolean[] {true}), Reporter.SILENT);
    int played = 3000 * 256;
    for (int i = 0; i <= 3000; i++) {
      if (i == 3000) engine.accept(Stage.cue(played + 50, "s", "square", "attack", 0.0));
      clock.moveTo(Math.max(0, engine.frame() - 1024) * 1_000_000_000L / Stage.RATE);
      turns.take();
    }
    byte[] bytes = out.toByteArray();
    int first = played;
    while ((bytes[4 * first] | bytes[4 * first + 1]) == 0) first++;
    assertEquals(played + 50 + 1 + engine.latencyFrames(), first);
  }

  @Test
  void samplesBecomeLittleEndianNumbers() {
    byte[] out = new byte[8];
    Pcm.write(new float[] {1, -1}, new float[] {0.5f, 9}, 2, out);
    byte[] expected = {(byte) 0xFF, 0x7F, 0x00, 0x40, 0x01, (byte) 0x80, (byte) 0xFF, 0x7F};
    org.junit.jupiter.api.Assertions.assertArrayEquals(expected, out);
  }

  @Test
  void anOutputOpensWithOrWithoutADevice() {
    List<String> told = new ArrayList<>();
    Reporter reporter = (where, message) -> told.add(message);
    try (Output output = LiveOutput.open(engine, clock, false, reporter)) {
      boolean silent = output.describe().equals("silent, 48000 Hz");
      String described = output.describe();
      assertTrue(silent || described.startsWith("Java") || described.startsWith("JACK"));
      assertEquals(silent ? 1 : 0, told.size());
      if (silent) assertTrue(told.get(0).startsWith("no sound device here"), told.get(0));
    }
  }
}
