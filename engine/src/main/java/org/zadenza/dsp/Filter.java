// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * A two-pole filter that can be swept: low, band and high outputs of one state.
 *
 * <p>The trapezoidal state-variable filter of Zavalishin ("The Art of VA Filter Design", chapter 4)
 * in the form of Simper ("Solving the continuous SVF equations", 2013).
 */
public final class Filter {
  private static final double TINY = 1e-30;

  private double damping = 1;
  private double a1;
  private double a2;
  private double a3;
  private double s1;
  private double s2;
  private double bandOut;
  private double lowOut;

  /** Forgets what went through. */
  public void reset() {
    s1 = 0;
    s2 = 0;
  }

  /**
   * Tunes the filter; keeps what is ringing in it.
   *
   * @param cutoff the corner as a fraction of the sample rate, held to 0.0001..0.45
   * @param q the height of its resonance: 0.707 is flat, held to 0.1..100
   */
  public void tune(double cutoff, double q) {
    double half = Math.clamp(cutoff, 0.0001, 0.45) * 0.5;
    double g = Sine.of(half) / Sine.cosine(half);
    damping = 1 / Math.clamp(q, 0.1, 100);
    a1 = 1 / (1 + g * (g + damping));
    a2 = g * a1;
    a3 = g * a2;
  }

  public double low(double in) {
    step(in);
    return lowOut;
  }

  /** The band between, as loud at its centre as the input. */
  public double band(double in) {
    step(in);
    return damping * bandOut;
  }

  public double high(double in) {
    step(in);
    return in - damping * bandOut - lowOut;
  }

  /** Lets the low part of {@code x[from..to)} through, in place. */
  public void low(float[] x, int from, int to) {
    double r1 = s1;
    double r2 = s2;
    for (int i = from; i < to; i++) {
      double v3 = x[i] - r2;
      double v1 = a1 * r1 + a2 * v3;
      double v2 = r2 + a2 * r1 + a3 * v3;
      r1 = 2 * v1 - r1;
      r2 = 2 * v2 - r2;
      x[i] = (float) v2;
    }
    s1 = r1;
    s2 = r2;
  }

  /** Lets the high part of {@code x[from..to)} through, in place. */
  public void high(float[] x, int from, int to) {
    double r1 = s1;
    double r2 = s2;
    for (int i = from; i < to; i++) {
      double v3 = x[i] - r2;
      double v1 = a1 * r1 + a2 * v3;
      double v2 = r2 + a2 * r1 + a3 * v3;
      r1 = 2 * v1 - r1;
      r2 = 2 * v2 - r2;
      x[i] = (float) (x[i] - damping * v1 - v2);
    }
    s1 = r1;
    s2 = r2;
  }

  /** Lets the band between through of {@code x[from..to)}, in place. */
  public void band(float[] x, int from, int to) {
    for (int i = from; i < to; i++) x[i] = (float) band(x[i]);
  }

  /** Adds {@code level} times the band between of {@code x[from..to)} to {@code sum}. */
  void addBand(float[] x, float[] sum, double level, int from, int to) {
    double factor = level * damping;
    double r1 = s1;
    double r2 = s2;
    for (int i = from; i < to; i++) {
      double v3 = x[i] - r2;
      double v1 = a1 * r1 + a2 * v3;
      double v2 = r2 + a2 * r1 + a3 * v3;
      r1 = 2 * v1 - r1;
      r2 = 2 * v2 - r2;
      sum[i] += (float) (factor * v1);
    }
    s1 = r1;
    s2 = r2;
  }

  /** Ends what rings on so quietly that it would only cost time. */
  public void settle() {
    if (Math.abs(s1) < TINY) s1 = 0;
    if (Math.abs(s2) < TINY) s2 = 0;
  }

  private void step(double in) {
    double v3 = in - s2;
    bandOut = a1 * s1 + a2 * v3;
    lowOut = s2 + a2 * s1 + a3 * v3;
    s1 = 2 * bandOut - s1;
    s2 = 2 * lowOut - s2;
  }
}
