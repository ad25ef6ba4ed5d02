// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpectrumTest {
  private static final int RATE = 48_000;

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final double[] levels = new double[Spectrum.BANDS];

  /**
   * A sine that fits the window is as loud as it is, in its own band; far away there is nothing.
   */
  @Test
  void aSineIsMeasuredInItsBand() {
    Spectrum spectrum = new Spectrum(RATE);
    for (int round = 0; round < 40; round++) {
      int bin = 4 + random.nextInt(650);
      double amplitude = Math.pow(10, -2 * random.nextDouble());
      double phase = random.nextDouble() * 2 * Math.PI;
      float[] sound = new float[Spectrum.FRAMES];
      for (int i = 0; i < sound.length; i++) {
        sound[i] = (float) (amplitude * Math.sin(phase + 2 * Math.PI * bin * i / sound.length));
      }
      spectrum.measure(sound, levels);
      int highest = 0;
      for (int i = 1; i < levels.length; i++) if (levels[i] > levels[highest]) highest = i;
      double hz = (double) bin * RATE / Spectrum.FRAMES;
      double band = Spectrum.BANDS * Math.log(hz / 40) / Math.log(400);
      String what = "seed " + seed + ", bin " + bin;
      assertEquals(20 * Math.log10(amplitude), levels[highest], 0.01, what);
      double width = 1.5 * RATE / Spectrum.FRAMES / hz * Spectrum.BANDS / Math.log(400);
      assertEquals(band, highest, 1.5 + width, what);
    }
  }

  @Test
  void silenceIsTheFloor() {
    new Spectrum(RATE).measure(new float[Spectrum.FRAMES], levels);
    for (double level : levels) assertTrue(level == Spectrum.FLOOR_DB);
  }
}
