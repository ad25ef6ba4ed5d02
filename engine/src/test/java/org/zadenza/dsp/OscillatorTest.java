// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class OscillatorTest {
  private static final double RATE = 48_000;
  private static final double HZ = 3000 * Math.PI / 3.1;

  private static float[] second(DoubleUnaryOperator nextOfStep) {
    return second(HZ, nextOfStep);
  }

  private static float[] second(double hz, DoubleUnaryOperator nextOfStep) {
    float[] out = new float[(int) RATE];
    for (int i = 0; i < out.length; i++) out[i] = (float) nextOfStep.applyAsDouble(hz / RATE);
    return out;
  }

  /** Energy that is not near a harmonic, as a part of all. */
  private static double inharmonic(float[] sound) {
    float[] x = new float[1 << 15];
    for (int i = 0; i < x.length; i++)
      x[i] = (float) (sound[i] * (1 - Math.cos(2 * Math.PI * i / x.length)));
    double harmonic = 0;
    for (int k = 1; k * HZ < RATE / 2; k++) {
      harmonic += Hearing.partInBand(x, k * HZ - 20, k * HZ + 20, RATE);
    }
    return 1 - harmonic;
  }

  private static double naiveSaw(int i) {
    double t = i * HZ / RATE;
    return 2 * (t - Math.floor(t)) - 1;
  }

  @Test
  void theSawAliasesFarLessThanANaiveOne() {
    Oscillator o = new Oscillator();
    float[] naive = new float[(int) RATE];
    for (int i = 0; i < naive.length; i++) naive[i] = (float) naiveSaw(i);
    double rounded = inharmonic(second(o::saw));
    assertTrue(rounded < 0.02, "aliased part " + rounded);
    assertTrue(rounded < inharmonic(naive) / 4, rounded + " against " + inharmonic(naive));
  }

  @Test
  void squareAndTriangleKeepToTheirHarmonics() {
    Oscillator o = new Oscillator();
    assertEquals(0, inharmonic(second(step -> o.pulse(step, 0.5))), 0.02);
    Oscillator p = new Oscillator();
    float[] naive = new float[(int) RATE];
    for (int i = 0; i < naive.length; i++) naive[i] = (float) (2 * Math.abs(naiveSaw(i)) - 1);
    double rounded = inharmonic(second(p::triangle));
    assertTrue(rounded < inharmonic(naive) / 4, rounded + " against " + inharmonic(naive));
  }

  @Test
  void everyWaveSwingsBetweenMinusOneAndOne() {
    Oscillator o = new Oscillator();
    assertEquals(1, Hearing.peak(second(100, o::saw)), 0.1);
    assertEquals(1, Hearing.peak(second(100, step -> o.pulse(step, 0.5))), 0.1);
    assertEquals(1, Hearing.peak(second(100, o::triangle)), 0.15);
    assertEquals(1, Hearing.peak(second(100, o::sine)), 0.001);
  }

  @Test
  void theSineIsASine() {
    for (double turns = -3; turns < 3; turns += 0.00137) {
      assertEquals(Math.sin(2 * Math.PI * turns), Sine.of(turns), 6e-8);
      assertEquals(Math.cos(2 * Math.PI * turns), Sine.cosine(turns), 6e-8);
    }
  }
}
