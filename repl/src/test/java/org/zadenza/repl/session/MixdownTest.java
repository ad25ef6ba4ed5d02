// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What is measured of a mix is what sines, noise and silence have. */
class MixdownTest {
  private static final int RATE = 48_000;

  private static float[] sound(IntToDoubleFunction at) {
    float[] out = new float[4 * RATE];
    for (int i = 0; i < out.length; i++) out[i] = (float) at.applyAsDouble(i);
    return out;
  }

  private static double sine(int frame, double hz) {
    return 0.5 * Math.sin(2 * Math.PI * hz * frame / RATE);
  }

  @Test
  void aSineInTheMiddle() {
    float[] x = sound(i -> sine(i, 1_000));
    Mixdown mix = Mixdown.of(x, x);
    assertEquals(0.5, mix.peak(), 0.001);
    assertEquals(-9.03, mix.rmsDb(), 0.01);
    assertEquals(1_000, mix.centroidHz(), 5);
    assertTrue(mix.low() < 0.001 && mix.high() < 0.001, mix.toString());
    assertTrue(mix.middle() > 0.999, mix.toString());
    assertTrue(mix.sideDb() < -80, mix.toString());
    assertEquals(0, mix.longestSilence());
  }

  @Test
  void sinesBelowAndAbove() {
    float[] low = sound(i -> sine(i, 100));
    assertTrue(Mixdown.of(low, low).low() > 0.999);
    float[] both = sound(i -> sine(i, 100) + sine(i, 5_000));
    Mixdown mix = Mixdown.of(both, both);
    assertEquals(0.5, mix.low(), 0.01);
    assertEquals(0.5, mix.high(), 0.01);
    assertEquals(1, mix.low() + mix.middle() + mix.high(), 1e-9);
    assertEquals(2_550, mix.centroidHz(), 20);
  }

  @Test
  void sidesThatDiffer() {
    Random random = new Random(4);
    float[] left = sound(i -> 0.3 * random.nextGaussian());
    float[] right = sound(i -> 0.3 * random.nextGaussian());
    assertEquals(0, Mixdown.of(left, right).sideDb(), 0.2);
    assertEquals(0, Mixdown.of(left, new float[left.length]).sideDb(), 0.001);
    assertTrue(Mixdown.of(left, sound(i -> -left[i])).sideDb() > 80);
  }

  @Test
  void offsetAndSilence() {
    float[] x = sound(i -> sine(i, 440) + 0.01);
    assertEquals(0.01, Mixdown.of(x, sound(i -> 0)).offset(), 1e-4);
    float[] paused = sound(i -> i > RATE && i < 3 * RATE ? 0 : sine(i, 440));
    assertEquals(2, Mixdown.of(paused, paused).longestSilence(), 0.06);
  }
}
