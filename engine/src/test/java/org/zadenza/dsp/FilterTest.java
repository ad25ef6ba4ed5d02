// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FilterTest {
  private static final double RATE = 48_000;

  private interface Output {
    double of(Filter filter, double in);
  }

  /** Gain in dB at {@code hz} of a filter tuned to 1 kHz. */
  private static double gainAt(double hz, double q, Output output) {
    Filter filter = new Filter();
    filter.tune(1000 / RATE, q);
    float[] out = new float[48_000];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) output.of(filter, Sine.of(hz * i / RATE));
    }
    return Hearing.dB(Hearing.rms(out, 24_000, 48_000) * Math.sqrt(2));
  }

  @Test
  void lowLetsLowThroughAndFallsTwelveDecibelsAnOctave() {
    assertEquals(0, gainAt(50, 0.707, Filter::low), 0.1);
    assertEquals(-3, gainAt(1000, 0.707, Filter::low), 0.1);
    assertEquals(-12.3, gainAt(2000, 0.707, Filter::low), 0.4);
    assertEquals(-24.3, gainAt(4000, 0.707, Filter::low), 0.8);
  }

  @Test
  void highLetsHighThroughAndFallsTwelveDecibelsAnOctave() {
    assertEquals(0, gainAt(15_000, 0.707, Filter::high), 0.1);
    assertEquals(-3, gainAt(1000, 0.707, Filter::high), 0.1);
    assertEquals(-24.1, gainAt(250, 0.707, Filter::high), 0.4);
  }

  @Test
  void bandIsAsLoudAsItsInputAtTheCentre() {
    assertEquals(0, gainAt(1000, 5, Filter::band), 0.05);
    assertEquals(-17.5, gainAt(500, 5, Filter::band), 0.5);
  }

  @Test
  void resonanceRaisesTheCorner() {
    assertEquals(20, gainAt(1000, 10, Filter::low), 0.2);
  }

  @Test
  void blocksAreWorthTheirSamples() {
    Noise noise = new Noise();
    noise.seed(1);
    float[] in = new float[1000];
    for (int i = 0; i < in.length; i++) in[i] = (float) noise.next();
    for (boolean low : new boolean[] {true, false}) {
      Filter one = new Filter();
      one.tune(0.1, 2);
      float[] bySample = new float[in.length];
      for (int i = 0; i < in.length; i++) {
        bySample[i] = (float) (low ? one.low(in[i]) : one.high(in[i]));
      }
      Filter two = new Filter();
      two.tune(0.1, 2);
      float[] byBlock = in.clone();
      for (int at = 0; at < in.length; at += 125) {
        if (low) two.low(byBlock, at, at + 125);
        else two.high(byBlock, at, at + 125);
      }
      assertArrayEquals(bySample, byBlock, 1e-6f);
    }
  }
}
