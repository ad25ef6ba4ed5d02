// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class DeskTest {
  private static final int FRAMES = 40_000;

  private static Stage.Sound orbit(int orbit, long seed) {
    Stage stage = new Stage();
    Take take = new Take();
    stage
        .engine
        .desk()
        .tap((desk, frames) -> take.write(desk.left(orbit), desk.right(orbit), frames));
    stage.play(
        Stage.cue(3000, "s", "supersaw", "orbit", 2.0, "gain", 0.6, "room", 0.4),
        Stage.cue(9000, "s", "bd", "orbit", 2.0),
        Stage.cue(31_000, "s", "sn", "orbit", 5.0));
    stage.renderUnevenly(FRAMES, new Random(seed));
    return new Stage.Sound(take.left(), take.right());
  }

  @Test
  void anOrbitIsTheSameHoweverTheBlocksFall() {
    Stage.Sound two = orbit(2, 1);
    Stage.Sound five = orbit(5, 1);
    for (long seed = 2; seed < 8; seed++) {
      assertTrue(two.sameAs(orbit(2, seed)), "orbit 2, seed " + seed);
      assertTrue(five.sameAs(orbit(5, seed)), "orbit 5, seed " + seed);
    }
    assertArrayEquals(new float[FRAMES], orbit(0, 1).left());
  }

  /** Soft enough for the limiter, high enough for what takes direct current out of the mix. */
  @Test
  void theOrbitsAddUpToTheMixInTime() {
    Stage stage = new Stage();
    Take mix = new Take();
    Take sum = new Take();
    stage
        .engine
        .desk()
        .tap(
            (desk, frames) -> {
              mix.write(desk.left(), desk.right(), frames);
              float[] left = new float[frames];
              float[] right = new float[frames];
              for (int o = 0; o < Desk.ORBITS; o++) {
                if (!desk.sounds(o)) continue;
                for (int i = 0; i < frames; i++) left[i] += desk.left(o)[i];
                for (int i = 0; i < frames; i++) right[i] += desk.right(o)[i];
              }
              sum.write(left, right, frames);
            });
    stage.play(
        Stage.cue(1000, "s", "hh", "orbit", 1.0, "gain", 0.6),
        Stage.cue(5000, "s", "supersaw", "note", 84.0, "orbit", 7.0, "gain", 0.7));
    stage.renderUnevenly(FRAMES, new Random(3));
    double difference = 0;
    double power = 0;
    for (int i = 0; i < FRAMES; i++) {
      double d = mix.left()[i] - sum.left()[i];
      difference += d * d;
      power += mix.left()[i] * (double) mix.left()[i];
    }
    assertTrue(power > 1, "power " + power);
    assertTrue(difference < 0.01 * power, difference + " of " + power);
  }

  @Test
  void nobodyLooksNothingIsMeasured() {
    Stage stage = new Stage();
    stage.play(Stage.cue(0, "s", "bd")).render(4096, 256);
    assertEquals(0, stage.engine.desk().level().peak());
  }

  /** A square of height a has peak a and effective value a; 20 dB are gone in 1.7 s. */
  @Test
  void aMeterShowsWhatIsThereAndFallsAsItShould() {
    Meter meter = new Meter(Stage.RATE);
    float[] square = new float[480];
    java.util.Arrays.fill(square, 0, 240, 0.5f);
    java.util.Arrays.fill(square, 240, 480, -0.5f);
    for (int i = 0; i < 300; i++) meter.measure(square, square, 480);
    assertEquals(0.5, meter.level().peak(), 1e-6);
    assertEquals(0.5, meter.level().rms(), 1e-4);
    assertEquals(-6.02, meter.level().rmsDb(), 0.01);
    for (int i = 0; i < 170; i++) meter.rest(480);
    assertEquals(0.05, meter.level().peak(), 1e-4);
    for (int i = 0; i < 3000; i++) meter.rest(480);
    assertEquals(0, meter.level().peak());
    assertEquals(-144, meter.level().peakDb());
  }

  @Test
  void eachOrbitHasItsOwnMeter() {
    Stage stage = new Stage();
    stage.engine.desk().use();
    stage.play(Stage.cue(100, "s", "bd", "orbit", 3.0)).render(8192, 256);
    List<Integer> loud = new ArrayList<>();
    List<Level> levels = stage.engine.desk().levels();
    for (int i = 0; i < levels.size(); i++) if (levels.get(i).peak() > 0) loud.add(i);
    assertEquals(List.of(3), loud);
    assertTrue(stage.engine.desk().level().peak() > 0.05);
    assertFalse(stage.engine.desk().level().rms() > stage.engine.desk().level().peak());
  }
}
