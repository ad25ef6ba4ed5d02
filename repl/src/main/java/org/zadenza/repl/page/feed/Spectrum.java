// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page.feed;

/**
 * How loud each of some bands is, from low to high, each as wide for the ear as the next: a Hann
 * window and a Fourier transform (radix 2; Press et al., Numerical Recipes, 12.2). One thread.
 */
final class Spectrum {
  /** How many frames it looks at. */
  static final int FRAMES = 2048;

  /** How many bands there are. */
  static final int BANDS = 64;

  /** What is softer counts as silence, in dB. */
  static final double FLOOR_DB = -90;

  private static final double LOWEST_HZ = 40;
  private static final double HIGHEST_HZ = 16_000;

  private final double[] window = new double[FRAMES];
  private final double[] real = new double[FRAMES];
  private final double[] imaginary = new double[FRAMES];
  private final int[] edges = new int[BANDS + 1];

  /**
   * @param sampleRate frames a second
   */
  Spectrum(int sampleRate) {
    for (int i = 0; i < FRAMES; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / FRAMES);
    }
    for (int i = 0; i <= BANDS; i++) {
      double hz = LOWEST_HZ * Math.pow(HIGHEST_HZ / LOWEST_HZ, (double) i / BANDS);
      edges[i] = Math.clamp(Math.round(hz * FRAMES / sampleRate), 1, FRAMES / 2);
    }
  }

  /**
   * Measures the bands.
   *
   * @param sound {@link #FRAMES} frames
   * @param levels takes {@link #BANDS} numbers in dB; 0 is a sine of full scale
   */
  void measure(float[] sound, double[] levels) {
    for (int i = 0; i < FRAMES; i++) {
      real[i] = sound[i] * window[i];
      imaginary[i] = 0;
    }
    transform();
    for (int band = 0; band < BANDS; band++) {
      double highest = 0;
      for (int bin = edges[band]; bin < Math.max(edges[band] + 1, edges[band + 1]); bin++) {
        highest = Math.max(highest, real[bin] * real[bin] + imaginary[bin] * imaginary[bin]);
      }
      double amplitude = Math.sqrt(highest) * 4 / FRAMES;
      levels[band] = amplitude <= 0 ? FLOOR_DB : Math.max(FLOOR_DB, 20 * Math.log10(amplitude));
    }
  }

  private void transform() {
    int bits = Integer.numberOfTrailingZeros(FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      int j = Integer.reverse(i) >>> (32 - bits);
      if (j > i) swap(i, j);
    }
    for (int half = 1; half < FRAMES; half *= 2) {
      for (int k = 0; k < half; k++) {
        double angle = -Math.PI * k / half;
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        for (int i = k; i < FRAMES; i += 2 * half) butterfly(i, i + half, c, s);
      }
    }
  }

  private void swap(int i, int j) {
    double r = real[i];
    real[i] = real[j];
    real[j] = r;
  }

  private void butterfly(int i, int j, double c, double s) {
    double r = real[j] * c - imaginary[j] * s;
    double m = real[j] * s + imaginary[j] * c;
    real[j] = real[i] - r;
    imaginary[j] = imaginary[i] - m;
    real[i] += r;
    imaginary[i] += m;
  }
}
