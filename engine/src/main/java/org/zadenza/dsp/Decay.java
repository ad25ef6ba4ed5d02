// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/** A value that starts at 1 and dies away exponentially. */
public final class Decay {
  private static final double LN_MINUS_60_DB = StrictMath.log(0.001);

  /** What would only cost time. */
  private static final double TINY = 1e-30;

  private double value;
  private double factor;

  /** Starts at 1, to have lost 60 dB after {@code frames}. */
  public void start(double frames) {
    value = 1;
    factor = factor(frames);
  }

  /** What to multiply with at every sample to lose 60 dB in {@code frames}. */
  public static double factor(double frames) {
    return StrictMath.exp(LN_MINUS_60_DB / Math.max(1, frames));
  }

  public double next() {
    double now = value;
    double next = now * factor;
    value = next < TINY ? 0 : next;
    return now;
  }
}
