// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LimiterTest {
  private static final double CEILING = 0.966;

  private static Limiter limiter() {
    return new Limiter(CEILING, 72, 0, 4000);
  }

  @Test
  void noLoudSoundPassesTheCeiling() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      Limiter limiter = limiter();
      float[] l = bursts(random);
      float[] r = bursts(random);
      limiter.process(l, r, 0, l.length);
      double peak = Math.max(Hearing.peak(l), Hearing.peak(r));
      assertTrue(peak <= CEILING + 1e-7, () -> "seed=" + seed + " peak=" + peak);
      assertTrue(peak > 0.5, () -> "seed=" + seed + " turned down too far: " + peak);
    }
  }

  private static float[] bursts(Random random) {
    float[] out = new float[20_000];
    double loudness = 1;
    for (int i = 0; i < out.length; i++) {
      if (random.nextInt(500) == 0) loudness = Math.exp(3 * random.nextGaussian());
      out[i] = (float) (loudness * random.nextGaussian());
    }
    return out;
  }

  /** Letting go at once, so that only the look-ahead can hold the gain down. */
  @Test
  void theGainIsDownBeforeThePeakComes() {
    Limiter limiter = new Limiter(CEILING, 72, 0, 0.1);
    float[] l = new float[2000];
    for (int i = 0; i < l.length; i++) l[i] = 0.5f;
    l[1000] = 4;
    limiter.process(l, new float[2000], 0, l.length);
    int peak = 1000 + limiter.latencyFrames();
    assertEquals(CEILING, l[peak], 1e-6);
    assertEquals(CEILING / 8, l[peak - 1], 0.006, "the sound around a peak is turned down with it");
    for (int i = 200; i < 1900; i++) {
      if (i == peak || i == peak + 1) continue;
      assertTrue(Math.abs(l[i] - l[i - 1]) < 0.012, "a step in the gain at " + i);
    }
  }

  /** Held for longer than a period its gain stands still, so that the wave keeps its shape. */
  @Test
  void aBassThatIsTooLoudKeepsItsShapeAndItsMiddle() {
    Limiter limiter = new Limiter(CEILING, 72, 1200, 4000);
    float[] l = new float[96_000];
    for (int i = 0; i < l.length; i++) l[i] = (float) (8 * (2.0 * (i % 960) / 960 - 1));
    float[] in = l.clone();
    limiter.process(l, l.clone(), 0, l.length);
    double mean = 0;
    for (int i = 48_000; i < 96_000; i++) {
      mean += l[i] / 48_000;
      assertEquals(in[i - limiter.latencyFrames()] * CEILING / 8, l[i], 1e-3);
    }
    assertEquals(0, mean, 2e-3);
  }

  @Test
  void whatLiesBelowPassesUntouched() {
    Limiter limiter = limiter();
    Random random = new Random(3);
    float[] in = new float[5000];
    for (int i = 0; i < in.length; i++) in[i] = (float) (0.9 * (2 * random.nextDouble() - 1));
    float[] l = in.clone();
    limiter.process(l, in.clone(), 0, l.length);
    for (int i = limiter.latencyFrames(); i < l.length; i++) {
      assertEquals(in[i - limiter.latencyFrames()], l[i]);
    }
  }

  @Test
  void itLetsGoAfterAPeakAndTakesItsTime() {
    Limiter limiter = limiter();
    float[] l = new float[60_000];
    java.util.Arrays.fill(l, 0.5f);
    l[100] = 10;
    limiter.process(l, new float[l.length], 0, l.length);
    assertTrue(l[1200] > 0.1 && l[1200] < 0.2, "a quarter of the release on: " + l[1200]);
    assertEquals(0.5f, l[l.length - 1]);
  }
}
