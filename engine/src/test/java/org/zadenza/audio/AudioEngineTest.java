// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.dsp.Hearing;
import org.zadenza.schedule.Cue;

class AudioEngineTest {
  private static List<Cue> groove(Random random, int cues) {
    List<String> names = List.copyOf(Stage.PATCHES.names());
    List<Cue> out = new ArrayList<>();
    for (int i = 0; i < cues; i++) {
      String name = names.get(random.nextInt(names.size()));
      double note = 36 + random.nextInt(40);
      Cue cue =
          Stage.cue(
              random.nextInt(90_000),
              "s",
              name,
              "note",
              note,
              "gain",
              0.9,
              "room",
              random.nextInt(3) * 0.2,
              "roomsize",
              random.nextInt(4) * 1.0,
              "delay",
              random.nextInt(3) * 0.2,
              "delaytime",
              0.1 + random.nextInt(3) * 0.1,
              "cutoff",
              random.nextInt(4) * 900.0,
              "cut",
              random.nextInt(4) * 1.0);
      out.add(cue);
    }
    return out;
  }

  @Test
  void aSoundBeginsOnItsVeryFrame() {
    for (int frame : new int[] {0, 1, 511, 512, 513, 700, 4321}) {
      Stage stage = new Stage().play(Stage.cue(frame, "s", "square", "attack", 0.0));
      int latency = stage.engine.latencyFrames();
      float[] x = stage.render(frame + latency + 100, 512).from(latency).left();
      assertEquals(0, Hearing.peak(x, 0, frame + 1), "the first sample of an attack is 0");
      assertTrue(x[frame + 1] > 0.05, "frame " + frame + ": " + x[frame + 1]);
    }
  }

  @Test
  void theSameCuesGiveTheSameBitsWhateverTheBlocks() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    Cue[] cues = groove(random, 150).toArray(Cue[]::new);
    Stage.Sound whole = new Stage().play(cues).render(96_000, 512);
    assertTrue(whole.sameAs(new Stage().play(cues).render(96_000, 512)), () -> "seed=" + seed);
    for (int i = 0; i < 3; i++) {
      Stage.Sound uneven = new Stage().play(cues).renderUnevenly(96_000, random);
      assertTrue(whole.sameAs(uneven), () -> "seed=" + seed);
    }
  }

  @Test
  void theMixNeverPassesTheCeiling() {
    Stage stage = new Stage();
    for (int i = 0; i < 60; i++) stage.play(Stage.cue(i * 100, "s", "bd", "gain", 2.0));
    Stage.Sound sound = stage.render(48_000, 512);
    assertTrue(Hearing.dB(Hearing.peak(sound.left())) <= -0.3);
    assertTrue(Hearing.dB(Hearing.peak(sound.left())) > -1);
  }

  @Test
  void gainFollowsSuperDirtsFourthPower() {
    double one = Hearing.peak(Stage.sound(9600, Stage.cue(0, "s", "sine")).left());
    assertEquals(one * 0.0625, peakOf("gain", 0.5), 1e-4);
    assertEquals(one * 2.0736, peakOf("gain", 1.2), 1e-3);
    assertEquals(one * 0.5, peakOf("velocity", 0.5), 1e-4);
    assertEquals(one * 0.5, peakOf("amp", 0.2), 1e-4);
    assertEquals(0, peakOf("gain", -1.0));
  }

  private static double peakOf(String control, double value) {
    return Hearing.peak(Stage.sound(9600, Stage.cue(0, "s", "sine", control, value)).left());
  }

  @Test
  void panKeepsThePowerTheSame() {
    double middle = 0;
    for (double pan : new double[] {0.5, 0, 0.2, 0.8, 1}) {
      Stage.Sound sound = Stage.sound(9600, Stage.cue(0, "s", "sine", "pan", pan));
      double left = Hearing.rms(sound.left(), 0, 9600);
      double right = Hearing.rms(sound.right(), 0, 9600);
      if (pan == 0.5) middle = Math.hypot(left, right);
      assertEquals(middle, Math.hypot(left, right), 1e-5);
      assertEquals(left * Math.sin(pan * Math.PI / 2), right * Math.cos(pan * Math.PI / 2), 1e-5);
    }
  }

  @Test
  void aNoteLastsAsLongAsItsEventOrAsItIsTold() {
    assertEquals(0.5, lengthOf("s", "sine"), 0.06);
    assertEquals(0.25, lengthOf("s", "sine", "clip", 0.5), 0.06);
    assertEquals(1, lengthOf("s", "sine", "sustain", 1.0), 0.06);
    assertEquals(1, lengthOf("s", "sine", "release", 1.0, "clip", 0.5), 0.3);
    assertEquals(0.1, lengthOf("s", "oh", "clip", 0.2), 0.03);
  }

  private static double lengthOf(Object... controls) {
    float[] x = Stage.sound(2 * Stage.RATE, Stage.cue(0, controls)).left();
    int last = x.length - 1;
    while (Math.abs(x[last]) < 0.005) last--;
    return last / (double) Stage.RATE;
  }

  @Test
  void aClosedHatCutsOffAnOpenOneAndNothingElse() {
    Cue open = Stage.cue(0, "s", "oh");
    Cue closed = Stage.cue("d2", 4800, "s", "hh", "gain", 0.0);
    double alone = Hearing.rms(Stage.sound(9600, open).left(), 5400, 9600);
    double cut = Hearing.rms(Stage.sound(9600, open, closed).left(), 5400, 9600);
    assertTrue(alone > 0.01 && cut < alone / 100, alone + " against " + cut);
    Cue crash = Stage.cue(0, "s", "cr");
    assertTrue(Hearing.rms(Stage.sound(9600, crash, closed).left(), 5400, 9600) > 0.01);
  }

  @Test
  void cutGroupsBelongToTheirOrbit() {
    Cue pad = Stage.cue("d1", 0, "s", "sine", "cut", 1.0);
    assertTrue(restOf(pad, "cut", 1.0) < 0.003);
    assertTrue(restOf(pad, "cut", 2.0) > 0.1);
    assertTrue(restOf(pad, "cut", 1.0, "orbit", 1.0) > 0.1);
    Cue alone = Stage.cue("d1", 0, "s", "sine", "cut", -1.0);
    assertTrue(restOf(alone, "cut", -1.0) > 0.1, "another sound of a group below 0");
    Cue same = Stage.cue("d2", 4800, "s", "sine", "gain", 0.0, "cut", -1.0);
    assertTrue(Hearing.rms(Stage.sound(9600, alone, same).left(), 5400, 9600) < 0.003);
  }

  private static double restOf(Cue first, Object... second) {
    Object[] all = new Object[second.length + 4];
    System.arraycopy(new Object[] {"s", "bd", "gain", 0.0}, 0, all, 0, 4);
    System.arraycopy(second, 0, all, 4, second.length);
    return Hearing.rms(Stage.sound(9600, first, Stage.cue("d2", 4800, all)).left(), 5400, 9600);
  }

  @Test
  void filtersCrushAndSendsAreHeard() {
    float[] open = Stage.sound(24_000, Stage.cue(0, "s", "sawtooth")).left();
    float[] dark = Stage.sound(24_000, Stage.cue(0, "s", "sawtooth", "cutoff", 200.0)).left();
    float[] thin = Stage.sound(24_000, Stage.cue(0, "s", "sawtooth", "hcutoff", 2000.0)).left();
    assertTrue(Hearing.partInBand(open, 1000, 24_000, Stage.RATE) > 0.03);
    assertTrue(Hearing.partInBand(dark, 1000, 24_000, Stage.RATE) < 0.001);
    assertTrue(Hearing.partInBand(thin, 0, 500, Stage.RATE) < 0.1);
    float[] crushed = Stage.sound(24_000, Stage.cue(0, "s", "sine", "crush", 3.0)).left();
    assertTrue(Hearing.partInBand(crushed, 150, 24_000, Stage.RATE) > 0.005);
    float[] wet = Stage.sound(48_000, Stage.cue(0, "s", "rim", "room", 0.5)).left();
    assertTrue(Hearing.rms(wet, 24_000, 48_000) > 1e-4);
    float[] echo = Stage.sound(48_000, Stage.cue(0, "s", "rim", "delay", 0.5)).left();
    assertTrue(Hearing.peak(echo, 11_900, 14_000) > 0.05);
    assertEquals(0, Hearing.peak(echo, 8000, 11_900), 1e-4);
  }

  @Test
  void anUnknownSoundIsReportedOnceAndTheRestPlaysOn() {
    Stage stage = new Stage();
    for (int i = 0; i < 3; i++) stage.play(Stage.cue(i, "s", "superpino"));
    stage.play(Stage.cue(0, "s", "zzzzzzzz"), Stage.cue(0, "s", "bd"));
    assertEquals(
        List.of(
            "d1: no sound is called \"superpino\" (did you mean \"superpiano\"?);"
                + " the rest of it plays on",
            "d1: no sound is called \"zzzzzzzz\"; the rest of it plays on"),
        stage.told);
    assertEquals(4, stage.engine.load().unknown());
    assertTrue(Hearing.peak(stage.render(4800, 480).left()) > 0.1);
  }

  @Test
  void whatNamesNoSoundAndNoPitchIsNotForUs() {
    Stage stage = new Stage().play(Stage.cue(0, "ccn", 7.0, "ccv", 20.0));
    assertEquals(0, Hearing.peak(stage.render(4800, 480).left()));
    assertEquals(List.of(), stage.told);
  }

  @Test
  void aLateCueBeginsAtOnceAndIsCounted() {
    Stage stage = new Stage();
    stage.render(4800, 480);
    stage.play(Stage.cue(10, "s", "sine"));
    float[] x = stage.render(4800, 480).left();
    assertEquals(1, stage.engine.load().late());
    assertTrue(Hearing.peak(x, stage.engine.latencyFrames(), 480) > 0.1);
  }

  @Test
  void aFullRingDropsAndCounts() {
    Stage stage = new Stage();
    for (int i = 0; i < 1500; i++) stage.play(Stage.cue(i, "s", "hh"));
    assertEquals(1500 - 1024, stage.engine.load().dropped());
  }

  @Test
  void theOldestOfTooManyVoicesGivesWay() {
    Stage stage = new Stage();
    for (int i = 0; i < 100; i++) stage.play(Stage.cue(i * 480, "s", "sine", "sustain", 30.0));
    stage.render(101 * 480, 480);
    assertEquals(64, stage.engine.load().voices());
    assertEquals(0, stage.engine.load().dropped());
  }

  @Test
  void manyAtOnceAreDroppedRatherThanClicked() {
    Stage stage = new Stage();
    for (int i = 0; i < 200; i++) stage.play(Stage.cue(0, "s", "sine", "sustain", 3.0));
    stage.render(480, 480);
    assertEquals(200 - 96, stage.engine.load().dropped());
  }

  @Test
  void hushEndsWhatSoundsAndForgetsWhatIsToCome() {
    Stage stage = new Stage();
    stage.play(Stage.cue(0, "s", "sine", "sustain", 9.0), Stage.cue(9600, "s", "bd"));
    stage.render(4800, 480);
    stage.engine.hush();
    float[] x = stage.render(14_400, 480).left();
    assertTrue(Hearing.peak(x, 2400, 14_400) < 0.01);
    assertEquals(0, stage.engine.load().voices());
  }

  @Test
  void masterGainMovesWithoutAStep() {
    Stage stage = new Stage().play(Stage.cue(0, "s", "sine", "sustain", 3.0));
    stage.render(24_000, 480);
    float[] before = stage.render(4800, 480).left();
    stage.engine.gain(0.5);
    float[] after = stage.render(19_200, 480).left();
    assertEquals(0.5 * Hearing.peak(before), Hearing.peak(after, 9600, 19_200), 1e-3);
    for (int i = 1; i < after.length; i++) assertTrue(Math.abs(after[i] - after[i - 1]) < 0.01);
  }

  @Test
  void cuesFollowADeviceWhoseClockRunsFast() {
    Stage stage = new Stage();
    float[] block = new float[480];
    for (int i = 0; i < 8000; i++) {
      stage.engine.follow((stage.engine.frame() - 240) * 1_000_000_000L / Stage.RATE);
      stage.engine.render(block, block.clone(), 480);
    }
    long frame = stage.engine.frame();
    stage.play(Stage.cue(frame + 1000, "s", "square", "attack", 0.0));
    float[] x = stage.render(4800, 480).from(stage.engine.latencyFrames()).left();
    int first = 0;
    while (Math.abs(x[first]) < 0.02) first++;
    assertEquals(1240 + 1, first, "240 frames later, for the device is that far ahead");
  }

  @Test
  void aFailingVoiceIsMutedAndCountedAndTheOthersPlayOn() {
    Patch good = Stage.PATCHES.find("sine");
    List<Double> none = List.of();
    Patch bad =
        new Patch(
            "bad", List.of(), good.kind(), 0, 60, "", new Contour(0, 0, Double.NaN, 0.1), none);
    assertFalse(Double.isFinite(bad.contour().sustain()));
    Stage stage = new Stage(PatchLibrary.of(List.of(good, bad)));
    stage.play(Stage.cue(0, "s", "bad"), Stage.cue(0, "s", "sine"));
    float[] x = stage.render(9600, 480).left();
    for (float v : x) assertTrue(Float.isFinite(v));
    assertEquals(1, stage.engine.load().faults());
    assertTrue(Hearing.peak(x) > 0.1);
  }

  @Test
  void silenceIsExactlyZero() {
    assertArrayEquals(new float[4800], new Stage().render(4800, 480).left());
    assertTrue(Arrays.equals(new float[10], new Stage().render(10, 10).right()));
  }
}
