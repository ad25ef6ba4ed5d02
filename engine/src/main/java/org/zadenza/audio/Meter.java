// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

/** Measures a {@link Level}. The audio thread writes, any thread reads, and nobody waits. */
final class Meter {
  private static final double PEAK_FALL_DB_PER_SECOND = 20 / 1.7;
  private static final double RMS_SECONDS = 0.3;

  /** Below this it is silence, so that no number becomes too small to be quick. */
  private static final double NOTHING = 1e-12;

  private final double fallPerFrame;
  private final double rmsPerFrame;
  private volatile double peak;
  private volatile double meanSquare;

  Meter(int sampleRate) {
    fallPerFrame = Math.log(10) * PEAK_FALL_DB_PER_SECOND / 20 / sampleRate;
    rmsPerFrame = 1 / (RMS_SECONDS * sampleRate);
  }

  /** Audio thread. */
  void measure(float[] left, float[] right, int frames) {
    double highest = 0;
    double squares = 0;
    for (int i = 0; i < frames; i++) {
      double l = left[i];
      double r = right[i];
      highest = Math.max(highest, Math.max(Math.abs(l), Math.abs(r)));
      squares += l * l + r * r;
    }
    take(highest, squares / (2.0 * Math.max(1, frames)), frames);
  }

  /** Audio thread. So many frames of silence. */
  void rest(int frames) {
    if (peak > 0 || meanSquare > 0) take(0, 0, frames);
  }

  private void take(double highest, double square, int frames) {
    double fallen = peak * Math.exp(-fallPerFrame * frames);
    double kept = Math.exp(-rmsPerFrame * frames);
    double mean = square + (meanSquare - square) * kept;
    peak = Math.max(highest, fallen < NOTHING ? 0 : fallen);
    meanSquare = mean < NOTHING * NOTHING ? 0 : mean;
  }

  /** Any thread. */
  Level level() {
    return new Level(peak, Math.sqrt(meanSquare));
  }
}
