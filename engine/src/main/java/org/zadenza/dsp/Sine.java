// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/** Sine of a phase counted in turns: {@code Sine.of(0.25)} is 1. Any thread. */
public final class Sine {
  private static final double TAU = 2 * Math.PI;
  private static final double C3 = -1.0 / 6;
  private static final double C5 = 1.0 / 120;
  private static final double C7 = -1.0 / 5040;
  private static final double C9 = 1.0 / 362880;
  private static final double C11 = -1.0 / 39916800;

  private Sine() {}

  /** Taylor's series to the eleventh power on a quarter turn: within 6e-8 of the true sine. */
  public static double of(double turns) {
    double t = turns - Math.floor(turns) - 0.5;
    double folded = t > 0.25 ? 0.5 - t : t < -0.25 ? -0.5 - t : t;
    double x = -TAU * folded;
    double x2 = x * x;
    return x * (1 + x2 * (C3 + x2 * (C5 + x2 * (C7 + x2 * (C9 + x2 * C11)))));
  }

  public static double cosine(double turns) {
    return of(turns + 0.25);
  }
}
