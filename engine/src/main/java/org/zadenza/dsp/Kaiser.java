// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/** A sinc in Kaiser's window (1974), cut into rows: one for each part of a frame, and one more. */
final class Kaiser {
  private Kaiser() {}

  /**
   * @param taps how long a row is, an even number
   * @param phases into how many parts a frame is cut
   * @param corner where the sinc ends, over half the rate
   * @param beta the window's shape
   * @return {@code phases + 1} rows, each with a sum of 1
   */
  static float[] rows(int taps, int phases, double corner, double beta) {
    float[] rows = new float[(phases + 1) * taps];
    double[] kernel = new double[taps];
    for (int row = 0; row <= phases; row++) {
      double sum = 0;
      for (int k = 0; k < taps; k++) {
        double t = k - (taps / 2 - 1) - (double) row / phases;
        kernel[k] = sinc(corner * t) * window(2 * t / taps, beta);
        sum += kernel[k];
      }
      for (int k = 0; k < taps; k++) rows[row * taps + k] = (float) (kernel[k] / sum);
    }
    return rows;
  }

  private static double sinc(double t) {
    return t == 0 ? 1 : StrictMath.sin(Math.PI * t) / (Math.PI * t);
  }

  private static double window(double t, double beta) {
    return t * t >= 1 ? 0 : bessel(beta * Math.sqrt(1 - t * t)) / bessel(beta);
  }

  /** The modified Bessel function of order 0, by its series. */
  static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-17 * sum; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }
}
