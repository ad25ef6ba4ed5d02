// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * Powers without garbage: {@link StrictMath#pow} makes small arrays at every call, {@link
 * StrictMath#exp} and {@link StrictMath#log} do not. Any thread.
 */
public final class Power {
  private static final double LN_2 = StrictMath.log(2);
  private static final double LN_10 = StrictMath.log(10);

  private Power() {}

  /** {@code base} to {@code exponent}; the base above 0. */
  public static double of(double base, double exponent) {
    return StrictMath.exp(exponent * StrictMath.log(base));
  }

  /** How many times the frequency that many octaves up. */
  public static double ofOctaves(double octaves) {
    return StrictMath.exp(octaves * LN_2);
  }

  /** The factor that is that many decibels. */
  public static double ofDecibels(double dB) {
    return StrictMath.exp(dB * (LN_10 / 20));
  }
}
