// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is measured of a mix is what sines, noise and silence have. */
class MixdownTest {
  private static final int RATE = 48_000;

  private static double[] sound(IntToDoubleFunction at) {
    return IntStream.range(0, 4 * RATE).mapToDouble(at).toArray();
  }

  private static double sine(int frame, double hz) {
    return 0.5 * Math.sin(2 * Math.PI * hz * frame / RATE);
  }

  @Test
  void aSineInTheMiddle() {
    double[] x = sound(i -> sine(i, 1_000));
    Mixdown mix = Mixdown.of(x, x);
    assertEquals(0.5, mix.peak(), 0.001);
    assertEquals(-9.03, mix.rmsDb(), 0.01);
    assertEquals(1_000, mix.centroidHz(), 5);
    assertTrue(mix.low() < 0.001 && mix.high() < 0.001, mix.toString());
    assertTrue(mix.sideDb() < -80, mix.toString());
    assertEquals(0, mix.longestSilence());
  }

  @Test
  void sinesBelowAndAbove() {
    double[] low = sound(i -> sine(i, 100));
    assertTrue(Mixdown.of(low, low).low() > 0.999);
    double[] both = sound(i -> sine(i, 100) + sine(i, 5_000));
    Mixdown mix = Mixdown.of(both, both);
    assertEquals(0.5, mix.low(), 0.01);
    assertEquals(0.5, mix.high(), 0.01);
    assertEquals(2_550, mix.centroidHz(), 20);
  }

  @Test
  void sidesThatDiffer() {
    Random random = new Random(4);
    double[] left = sound(i -> 0.3 * random.nextGaussian());
    double[] right = sound(i -> 0.3 * random.nextGaussian());
    assertEquals(0, Mixdown.of(left, right).sideDb(), 0.2);
    assertEquals(0, Mixdown.of(left, new double[left.length]).sideDb(), 0.001);
    assertTrue(Mixdown.of(left, sound(i -> -left[i])).sideDb() > 80);
  }

  @Test
  void offsetAndSilence() {
    double[] x = sound(i -> sine(i, 440) + 0.01);
    assertEquals(0.01, Mixdown.of(x, sound(i -> 0)).offset(), 1e-4);
    double[] paused = sound(i -> i > RATE && i < 3 * RATE ? 0 : sine(i, 440));
    assertEquals(2, Mixdown.of(paused, paused).longestSilence(), 0.13);
  }
}
