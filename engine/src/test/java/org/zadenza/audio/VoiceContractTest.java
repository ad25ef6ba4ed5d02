// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.dsp.Hearing;
import org.zadenza.schedule.Cue;

/** What every instrument promises. */
@Tag("slow")
class VoiceContractTest {
  private static final double[] EXTREMES = {
    0, -1, 1, 1e9, -1e9, Double.NaN, Double.POSITIVE_INFINITY, 0.5, 1e-9, 127
  };

  private static final int SECONDS_5 = 5 * Stage.RATE;

  static List<String> instruments() {
    return Stage.PATCHES.patches().stream().map(Patch::name).toList();
  }

  private static Cue hit(String name) {
    return Stage.cue(100, "s", name, "sustain", 0.5);
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void soundsAndDiesAway(String name) {
    Stage.Sound sound = Stage.sound(SECONDS_5, hit(name));
    for (float x : sound.left()) assertTrue(Float.isFinite(x));
    assertTrue(Hearing.peak(sound.left()) > 0.1, "peak " + Hearing.peak(sound.left()));
    assertEquals(0, Hearing.peak(sound.left(), 0, 101), "silent before its frame");
    Patch patch = Stage.PATCHES.find(name);
    int end = (int) ((0.5 + patch.contour().release() + 0.2) * Stage.RATE);
    assertTrue(Hearing.peak(sound.left(), end, SECONDS_5) < 1e-2, "over after its release");
    assertTrue(Hearing.peak(sound.left(), SECONDS_5 - 4800, SECONDS_5) < 1e-6, "gone at last");
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void peaksBelowFullScaleWithHeadroom(String name) {
    double peak = Hearing.peak(Stage.sound(Stage.RATE, hit(name)).left());
    assertTrue(Hearing.dB(peak) < -5, "peak " + Hearing.dB(peak) + " dBFS");
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void beginsAndIsCutOffWithoutAClick(String name) {
    Stage stage = new Stage().play(Stage.cue(0, "s", name, "cut", 1.0, "sustain", 2.0));
    stage.play(Stage.cue(9600, "s", "bd", "cut", 1.0, "gain", 0.0));
    int latency = stage.engine.latencyFrames();
    float[] x = stage.render(14_400, 480).from(latency).left();
    assertTrue(
        Math.abs(x[0]) < 0.001 && Math.abs(x[1]) < 0.03, "first samples " + x[0] + " " + x[1]);
    double largestStep = 0;
    for (int i = 9000; i < 9600; i++)
      largestStep = Math.max(largestStep, Math.abs(x[i] - x[i - 1]));
    for (int i = 9600; i < 9900; i++) {
      double step = Math.abs(x[i] - x[i - 1]);
      assertTrue(step <= 1.6 * largestStep + 0.004, "a step of " + step + " at " + i);
    }
    for (int i = 10_000; i < 14_000; i++) {
      assertTrue(Math.abs(x[i] - x[i - 1]) < 0.0005, "what is left must not be heard");
    }
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void givesTheSameBitsInBlocksOfAnySize(String name) {
    long seed = Long.getLong("seed", System.nanoTime());
    int frames = Stage.RATE;
    Cue[] cues = {hit(name), Stage.cue(9777, "s", name, "speed", 1.2, "room", 0.3, "delay", 0.3)};
    Stage.Sound whole = new Stage().play(cues).render(frames, 512);
    assertTrue(whole.sameAs(new Stage().play(cues).render(frames, 64)), "blocks of 64");
    Stage.Sound uneven = new Stage().play(cues).renderUnevenly(frames, new Random(seed));
    assertTrue(whole.sameAs(uneven), () -> "seed=" + seed);
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void staysFiniteWhateverTheControls(String name) {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    String[] controls = {
      "speed",
      "note",
      "freq",
      "n",
      "pan",
      "gain",
      "attack",
      "decay",
      "release",
      "sustain",
      "cutoff",
      "resonance",
      "hcutoff",
      "hresonance",
      "bandf",
      "bandq",
      "crush",
      "coarse",
      "shape",
      "room",
      "roomsize",
      "delay",
      "delaytime",
      "delayfeedback",
      "velocity",
      "detune",
      "pitch"
    };
    Stage stage = new Stage();
    for (int k = 0; k < 12; k++) {
      Object[] some = new Object[8];
      some[0] = "s";
      some[1] = name;
      for (int i = 2; i < some.length; i += 2) {
        some[i] = controls[random.nextInt(controls.length)];
        some[i + 1] = EXTREMES[random.nextInt(EXTREMES.length)];
      }
      stage.play(Stage.cue(k * 500, some));
    }
    Stage.Sound sound = stage.render(12_000, 512);
    for (float x : sound.left()) Assertions.assertTrue(Float.isFinite(x), () -> "seed=" + seed);
    assertTrue(Hearing.peak(sound.left()) <= Master.CEILING + 1e-6, () -> "seed=" + seed);
    assertEquals(0, stage.engine.load().faults(), () -> "seed=" + seed);
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void noPitchIsTooHighOrTooLow(String name) {
    Stage stage = new Stage();
    int frame = 0;
    for (String control : new String[] {"note", "freq", "pitch", "detune"}) {
      for (double extreme : EXTREMES) {
        stage.play(Stage.cue(frame, "s", name, "speed", 1e9, control, extreme));
        stage.play(Stage.cue(frame + 200, "s", name, "speed", 1e-9, control, extreme));
        frame += 400;
      }
    }
    stage.render(frame + 200, 512);
    assertEquals(0, stage.engine.load().faults());
  }

  @ParameterizedTest
  @MethodSource("instruments")
  void aDrumVariesWithItsNumberAlwaysInTheSameWay(String name) {
    if (Stage.PATCHES.find(name).kind().held()) return;
    Stage.Sound first = Stage.sound(9600, Stage.cue(0, "s", name));
    Stage.Sound third = Stage.sound(9600, Stage.cue(0, "s", name, "n", 1.0));
    assertNotEquals(true, first.sameAs(third));
    assertTrue(third.sameAs(Stage.sound(9600, Stage.cue(0, "s", name, "n", 1.0))));
    assertTrue(first.sameAs(Stage.sound(9600, Stage.cue(0, "s", name, "n", 0.0))));
  }
}
