// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SmallKernelsTest {
  @Test
  void noiseIsWhiteCentredAndRepeatable() {
    Noise a = new Noise();
    Noise b = new Noise();
    a.seed(7);
    b.seed(7);
    float[] x = new float[1 << 16];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) a.next();
      sum += x[i];
      assertEquals((float) b.next(), x[i]);
    }
    assertEquals(0, sum / x.length, 0.01);
    assertEquals(Math.sqrt(1 / 3.0), Hearing.rms(x, 0, x.length), 0.01);
    assertEquals(0.25, Hearing.partInBand(x, 0, 6000, 48_000), 0.02);
    b.seed(8);
    assertNotEquals(x[0], (float) b.next());
  }

  @Test
  void aDecayLosesSixtyDecibelsInItsTime() {
    Decay decay = new Decay();
    decay.start(1000);
    for (int i = 0; i < 1000; i++) decay.next();
    assertEquals(0.001, decay.next(), 1e-9);
  }

  @Test
  void aSmootherArrivesWithoutAJump() {
    Smoother smoother = new Smoother(0, 100);
    smoother.target(1);
    double last = 0;
    for (int i = 0; i < 100; i++) {
      double next = smoother.next();
      assertTrue(next >= last && next - last < 0.011);
      last = next;
    }
    assertEquals(1 - Math.exp(-1), last, 0.01);
    for (int i = 0; i < 3000; i++) last = smoother.next();
    assertEquals(1.0, last);
  }

  @Test
  void theBlockerTakesOutAnOffsetAndLeavesASine() {
    DcBlocker blocker = new DcBlocker(48_000, 8);
    float[] x = new float[96_000];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) blocker.next(0.5 + 0.5 * Sine.of(i * 50 / 48_000.0));
      if (i >= 48_000) sum += x[i];
    }
    assertEquals(0, sum / 48_000, 1e-4);
    assertEquals(0, Hearing.dB(Hearing.rms(x, 48_000, 96_000) * 2 * Math.sqrt(2)), 0.15);
  }

  @Test
  void theSaturatorIsCleanWhenSoftAndBoundedWhenLoud() {
    assertEquals(0.01, Saturator.soft(0.01), 1e-6);
    assertEquals(1, Saturator.soft(2.9999), 1e-6);
    assertEquals(-1, Saturator.soft(-50));
    assertEquals(0.3, Saturator.shape(0.3, 0));
    assertEquals(1, Saturator.shape(1, 8), 1e-12);
  }
}
