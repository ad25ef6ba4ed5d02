// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweptFilterTest {
  private static final double RATE = 48_000;

  private static float[] sine(double hz, int frames) {
    float[] x = new float[frames];
    for (int i = 0; i < frames; i++) x[i] = (float) Sine.of(hz * i / RATE);
    return x;
  }

  /** The analogue two-pole filter, its frequency axis bent as the trapezoidal rule bends it. */
  static double theoryDb(SweptFilter.Part part, double hz, double cornerHz, double q) {
    double w = Math.tan(Math.PI * hz / RATE) / Math.tan(Math.PI * cornerHz / RATE);
    double below = Math.hypot(1 - w * w, w / q);
    double above =
        switch (part) {
          case LOW -> 1;
          case BAND -> w / q;
          case HIGH -> w * w;
        };
    return Hearing.dB(above / below);
  }

  @ParameterizedTest
  @CsvSource({
    "LOW, 1000, 0.707",
    "LOW, 200, 5",
    "LOW, 9000, 2",
    "HIGH, 1000, 0.707",
    "HIGH, 5000, 8",
    "BAND, 800, 1",
    "BAND, 3000, 20"
  })
  void answersAsTheoryHasIt(SweptFilter.Part part, double cornerHz, double q) {
    for (double hz : new double[] {50, 190, 800, 1000, 3100, 8800, 15_000}) {
      double expected = theoryDb(part, hz, cornerHz, q);
      if (expected < -70) continue;
      SweptFilter filter = new SweptFilter(part, RATE);
      filter.start(cornerHz, q);
      float[] x = sine(hz, 48_000);
      filter.process(x, 0, x.length);
      double gain = Hearing.dB(Hearing.rms(x, 24_000, 48_000) * Math.sqrt(2));
      assertEquals(expected, gain, 0.05, part + " at " + hz);
    }
  }

  @Test
  void theEnvelopeMovesTheCornerByItsOctaves() {
    SweptFilter filter = new SweptFilter(SweptFilter.Part.LOW, RATE);
    filter.start(500, 0.707);
    filter.envelope(3, 0, 48, 4800, 0.5, 40_000, 4800);
    float[] x = sine(1414.2, 72_000);
    filter.process(x, 0, x.length);
    assertEquals(
        theoryDb(SweptFilter.Part.LOW, 1414.2, 1414.2, 0.707), level(x, 20_000, 40_000), 0.1);
    assertEquals(theoryDb(SweptFilter.Part.LOW, 1414.2, 500, 0.707), level(x, 50_000, 72_000), 0.1);
    assertEquals(theoryDb(SweptFilter.Part.LOW, 1414.2, 3900, 0.707), level(x, 60, 160), 0.7);
  }

  @Test
  void aNegativeEnvelopeFallsFromAboveAndComesBack() {
    SweptFilter filter = new SweptFilter(SweptFilter.Part.LOW, RATE);
    filter.start(500, 0.707);
    filter.envelope(-2, 0, 9600, 9600, 1, 40_000, 4800);
    float[] x = sine(2000, 72_000);
    filter.process(x, 0, x.length);
    assertEquals(theoryDb(SweptFilter.Part.LOW, 2000, 500, 0.707), level(x, 20_000, 40_000), 0.1);
    assertEquals(theoryDb(SweptFilter.Part.LOW, 2000, 2000, 0.707), level(x, 50_000, 72_000), 0.1);
  }

  private static double level(float[] x, int from, int to) {
    return Hearing.dB(Hearing.rms(x, from, to) * Math.sqrt(2));
  }

  @Test
  void theSlowOscillatorComesRoundAtItsRate() {
    SweptFilter filter = new SweptFilter(SweptFilter.Part.LOW, RATE);
    filter.start(1000, 0.707);
    filter.lfo(4, 1, Wave.SINE);
    float[] x = sine(4000, 96_000);
    filter.process(x, 0, x.length);
    float[] power = new float[x.length / 48];
    for (int i = 0; i < power.length; i++) {
      double rms = Hearing.rms(x, i * 48, i * 48 + 48);
      power[i] = (float) (rms * rms);
    }
    assertEquals(4, Hearing.pitchHz(power, 2, 8, 1000), 0.05);
  }

  @Test
  void offIsNothing() {
    SweptFilter filter = new SweptFilter(SweptFilter.Part.HIGH, RATE);
    filter.start(0, 1);
    float[] x = sine(100, 500);
    filter.process(x, 0, 500);
    assertArrayEquals(sine(100, 500), x);
  }

  @Test
  void anAdsrGoesWhereItShould() {
    Adsr adsr = new Adsr();
    adsr.start(100, 200, 0.4, 1000, 50);
    double[][] points = {{0, 0}, {50, 0.5}, {100, 1}, {200, 0.7}, {300, 0.4}, {1000, 0.4}};
    for (double[] p : points) assertEquals(p[1], adsr.at((long) p[0]), 1e-12);
    assertEquals(0.2, adsr.at(1025), 1e-12);
    assertEquals(0, adsr.at(5000));
    adsr.start(100, 200, 0.4, 50, 50);
    assertEquals(0.25, adsr.at(75), 1e-12, "let go while it rises");
  }

  @Test
  void wavesRunFromNoughtToOne() {
    double[][] quarters = {{0, 0.5, 1, 0.5}, {0.5, 1, 0.5, 0}, {0, 0.25, 0.5, 0.75}};
    for (int k = 0; k < quarters.length; k++) {
      for (int i = 0; i < 4; i++) assertEquals(quarters[k][i], Wave.of(k).at(i * 0.25), 1e-7);
    }
    assertEquals(0.75, Wave.SAW.at(0.25));
    assertEquals(1, Wave.SQUARE.at(0.25));
    assertEquals(Wave.TRIANGLE, Wave.of(Double.NaN));
    assertEquals(Wave.SQUARE, Wave.of(4));
    assertEquals(Wave.TRIANGLE, Wave.of(5));
  }
}
