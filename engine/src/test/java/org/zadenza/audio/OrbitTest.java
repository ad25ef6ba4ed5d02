// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.audio.voice.Note;
import org.zadenza.dsp.Hearing;
import org.zadenza.schedule.Cue;

/** Each orbit has effects of its own, sleeps when it is silent, and makes room when it is told. */
class OrbitTest {
  private static final int RATE = Stage.RATE;

  private static Cue rim(long frame, double orbit, double delaytime) {
    return Stage.cue(
        frame, "s", "rim", "orbit", orbit, "delay", 0.5, "delaytime", delaytime, "dry", 0.0);
  }

  @Test
  void orbitsKeepTheirOwnEchoes() {
    float[] both = Stage.sound(RATE, rim(0, 0, 0.2), rim(0, 1, 0.31)).left();
    float[] alone = Stage.sound(RATE, rim(0, 0, 0.2)).left();
    float[] other = Stage.sound(RATE, rim(0, 1, 0.31)).left();
    for (int i = 0; i < RATE; i++) assertEquals(alone[i] + other[i], both[i], 1e-5);
    float[] shared = Stage.sound(RATE, rim(0, 0, 0.2), rim(0, 0, 0.31)).left();
    assertEquals(0, Hearing.peak(alone, 13_000, 19_000), 0.001);
    assertTrue(Hearing.peak(both, 14_880, 16_000) > 0.02);
    assertTrue(Hearing.peak(shared, 9600, 10_500) < 0.5 * Hearing.peak(both, 9600, 10_500));
  }

  @Test
  void aSoundWithoutAnOrbitIsInTheFirst() {
    Cue plain = Stage.cue(0, "s", "sn", "room", 0.4);
    Cue first = Stage.cue(0, "s", "sn", "room", 0.4, "orbit", 0.0);
    Cue beyond = Stage.cue(0, "s", "sn", "room", 0.4, "orbit", 99.0);
    Cue last = Stage.cue(0, "s", "sn", "room", 0.4, "orbit", 11.0);
    assertTrue(Stage.sound(RATE, plain).sameAs(Stage.sound(RATE, first)));
    assertTrue(Stage.sound(RATE, beyond).sameAs(Stage.sound(RATE, last)));
  }

  @Test
  void aLockedEchoCountsCycles() {
    Cue seconds = Stage.cue(0, "s", "rim", "delay", 0.5, "delaytime", 0.375);
    Cue cycles = Stage.cue(0, "s", "rim", "delay", 0.5, "delaytime", 0.1875, "lock", 1.0);
    Cue strudel = Stage.cue(0, "s", "rim", "delay", 0.5, "delaysync", 0.1875);
    Stage.Sound expected = Stage.sound(RATE, seconds);
    assertTrue(expected.sameAs(Stage.sound(RATE, cycles)), "half a cycle a second");
    assertTrue(expected.sameAs(Stage.sound(RATE, strudel)));
  }

  @Test
  void aSilentOrbitSleeps() {
    Orbits orbits = new Orbits(RATE, 512);
    Bus bus = new Bus(2, 512, new Desk(RATE, 0));
    assertEquals(0, orbits.awake());
    Note note = new Note();
    note.orbit = 3;
    note.room = 0.5;
    note.roomSeconds = 0.5;
    orbits.hear(note);
    assertEquals(0, orbits.awake(), "hearing of a note is no sound yet");
    orbits.get(3).touch();
    orbits.get(3).room[0] = 1;
    orbits.get(3).left[0] = 1;
    orbits.mix(bus, 0, 512);
    assertEquals(1, orbits.awake());
    int blocks = 0;
    double last = 1;
    for (; orbits.awake() > 0; blocks++) {
      bus.clear(512);
      orbits.mix(bus, 0, 512);
      last = Hearing.peak(bus.outputs[0]);
    }
    assertEquals(6.3, blocks * 512.0 / RATE, 0.1, "until an echo would have lost 140 dB");
    assertTrue(last < 1e-6, "what was cut off: " + last);
  }

  @Test
  void sleepAndWakingDoNotDependOnBlocks() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    List<Cue> cues = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      long frame = i * 30_000L + random.nextInt(20_000);
      cues.add(
          Stage.cue(
              frame,
              "s",
              i % 2 == 0 ? "rim" : "square",
              "orbit",
              i % 3 * 1.0,
              "room",
              i % 2 * 0.3,
              "roomsize",
              0.01,
              "delay",
              i % 4 == 0 ? 0.3 : 0.0,
              "delaytime",
              0.01,
              "delayfeedback",
              0.1,
              "leslie",
              i % 5 * 0.2,
              "compressor",
              -30.0 * (i % 2),
              "duckorbit",
              i % 3 + "",
              "duckattack",
              0.3));
    }
    Cue[] all = cues.toArray(Cue[]::new);
    Stage.Sound whole = new Stage().play(all).render(400_000, 512);
    Stage.Sound uneven = new Stage().play(all).renderUnevenly(400_000, random);
    assertTrue(whole.sameAs(uneven), () -> "seed=" + seed);
    assertTrue(whole.sameAs(new Stage().play(all).render(400_000, 64)), () -> "seed=" + seed);
  }

  @Test
  void aDuckedOrbitMakesRoomAndComesBack() {
    Cue pad = Stage.cue(0, "s", "sine", "note", 69.0, "orbit", 2.0, "sustain", 3.0);
    Cue kick =
        Stage.cue(
            24_000,
            "s",
            "rim",
            "gain",
            0.0,
            "duckorbit",
            2.0,
            "duckdepth",
            0.25,
            "duckattack",
            0.5);
    float[] plain = Stage.sound(2 * RATE, pad).left();
    float[] ducked = Stage.sound(2 * RATE, pad, kick).left();
    assertArrayEquals(copy(plain, 0, 24_000), copy(ducked, 0, 24_000));
    double full = Hearing.rms(plain, 30_000, 60_000);
    assertEquals(
        0.5, Hearing.rms(ducked, 24_150, 24_300) / Hearing.rms(plain, 24_150, 24_300), 0.03);
    double half = Hearing.rms(ducked, 35_900, 36_300) / Hearing.rms(plain, 35_900, 36_300);
    assertEquals(Math.sqrt(0.5), half, 0.02, "half way in decibels");
    assertEquals(full, Hearing.rms(ducked, 50_000, 80_000), 0.001);
    float[] elsewhere =
        Stage.sound(2 * RATE, pad, Stage.cue(24_000, "s", "rim", "gain", 0.0, "duckorbit", "4:5"))
            .left();
    assertArrayEquals(plain, elsewhere, 1e-7f);
  }

  private static float[] copy(float[] x, int from, int to) {
    return java.util.Arrays.copyOfRange(x, from, to);
  }

  @Test
  void aCompressorHoldsItsOrbitDown() {
    Cue loud = Stage.cue(0, "s", "sine", "orbit", 1.0, "sustain", 2.0);
    Cue held =
        Stage.cue(
            0,
            "s",
            "sine",
            "orbit",
            1.0,
            "sustain",
            2.0,
            "compressor",
            -30.0,
            "compressorRatio",
            4.0,
            "compressorKnee",
            0.0);
    double before = Hearing.dB(Hearing.peak(Stage.sound(RATE, loud).left(), 24_000, 48_000));
    double after = Hearing.dB(Hearing.peak(Stage.sound(RATE, held).left(), 24_000, 48_000));
    assertEquals(-30 + (before + 30) / 4, after, 1.0);
  }

  @Test
  void anOrbitGoesToTheOutputsItNames() {
    Stage stage = new Stage(Stage.PATCHES, 6);
    stage.play(
        Stage.cue(0, "s", "rim", "orbit", 1.0, "channel", 2.0, "pan", 0.0),
        Stage.cue(0, "s", "rim", "orbit", 2.0, "channel", 4.0, "pan", 1.0),
        Stage.cue(9600, "s", "rim", "orbit", 1.0),
        Stage.cue(9600, "s", "sn", "orbit", 3.0, "channel", 77.0));
    float[][] x = new float[6][9600];
    stage.engine.render(x, 9600);
    boolean[] sounds = {false, false, true, false, false, true};
    for (int k = 0; k < 6; k++) {
      assertEquals(sounds[k], Hearing.peak(x[k]) > 0.01, "output " + k);
      assertEquals(sounds[k] ? 1 : 0, Hearing.peak(x[k]) > 0 ? 1 : 0, "output " + k);
    }
    stage.engine.render(x, 9600);
    assertTrue(Hearing.peak(x[3]) > 0.01, "the orbit stays where it was sent");
    assertTrue(Hearing.peak(x[4]) > 0.01, "there are no outputs beyond");
    float[] left = new float[512];
    assertThrows(IllegalArgumentException.class, () -> new Stage(Stage.PATCHES, 3));
    stage.engine.render(left, new float[512], 512);
  }

  @Test
  void dryLeavesOnlyTheEffects() {
    float[] x = Stage.sound(RATE, rim(0, 4, 0.25)).left();
    assertEquals(0, Hearing.peak(x, 0, 11_900), 1e-6);
    assertTrue(Hearing.peak(x, 11_900, 14_000) > 0.02);
  }

  @Test
  void aDelayMakesTheSoundItselfLouder() {
    float[] plain = Stage.sound(9_600, Stage.cue(0, "s", "rim", "gain", 0.7)).left();
    float[] more = Stage.sound(9_600, Stage.cue(0, "s", "rim", "gain", 0.7, "delay", 0.5)).left();
    assertEquals(1.5, Hearing.peak(more) / Hearing.peak(plain), 0.001);
  }
}
