// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/** Rounds off what is too loud, as a driven tube would. Any thread. */
public final class Saturator {
  private Saturator() {}

  /** Near {@code tanh(x)}: x(27 + x²)/(27 + 9x²), which is 1 at 3 and flat there; held beyond. */
  public static double soft(double x) {
    if (x >= 3) return 1;
    if (x <= -3) return -1;
    double x2 = x * x;
    return x * (27 + x2) / (27 + 9 * x2);
  }

  /**
   * The waveshaper of SuperDirt's {@code shape}: (1 + k)x / (1 + k|x|), k = 2s/(1 - s).
   *
   * @param k 0 leaves the sound alone
   */
  public static double shape(double x, double k) {
    return (1 + k) * x / (1 + k * Math.abs(x));
  }
}
