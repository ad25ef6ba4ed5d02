// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a decoder says of the next point: three logits for the pen (drawing, lifted, ended), then M
 * numbers each for the bells' logits, mu x, mu y, ln sigma x, ln sigma y and atanh rho (§3.2 of the
 * paper). All in double precision.
 */
public final class PointMixture {
  /** States of the pen. */
  public static final int PENS = 3;

  /** The pen's state after which nothing follows. */
  public static final int ENDED = 2;

  /** Added to each density before its logarithm is taken, as in the published code. */
  public static final double FLOOR = 1e-6;

  private static final int NUMBERS = 6;
  private static final double FARTHEST = 1000;
  private static final double WIDEST = 7; // of ln sigma: wider than any offset is long

  private PointMixture() {}

  /** How many numbers a decoder with so many bells gives. */
  public static int numbers(int mixtures) {
    return PENS + NUMBERS * mixtures;
  }

  /** Minus the logarithm of the density at an offset, in nats. */
  public static double offsetLoss(double[] out, int mixtures, double dx, double dy) {
    double most = largest(out, PENS, mixtures);
    double sum = 0;
    for (int m = PENS; m < PENS + mixtures; m++) sum += Math.exp(out[m] - most);
    double density = 0;
    for (int m = PENS; m < PENS + mixtures; m++) {
      double x = (dx - out[m + mixtures]) / Math.exp(out[m + 3 * mixtures]);
      double y = (dy - out[m + 2 * mixtures]) / Math.exp(out[m + 4 * mixtures]);
      double rho = Math.tanh(out[m + 5 * mixtures]);
      double cosh = Math.cosh(out[m + 5 * mixtures]); // 1 - rho^2 is 1 / cosh^2
      double exponent = -(x * x + y * y - 2 * rho * x * y) * cosh * cosh / 2;
      double height = -Math.log(2 * Math.PI) - out[m + 3 * mixtures] - out[m + 4 * mixtures];
      density += Math.exp(out[m] - most + exponent + height + Math.log(cosh)) / sum;
    }
    return -Math.log(density + FLOOR);
  }

  /** Minus the logarithm of the chance of a pen's state, in nats. */
  public static double penLoss(double[] out, int pen) {
    double most = largest(out, 0, PENS);
    double sum = 0;
    for (int k = 0; k < PENS; k++) sum += Math.exp(out[k] - most);
    return Math.log(sum) + most - out[pen];
  }

  /**
   * Draws the next point, or nothing where the drawing is over.
   *
   * <p>As sketch-rnn-js and magenta-js do: logits over 0.5 + 0.5 T, sigma times the root of T; at
   * temperature 0 the most likely bell's middle and the most likely state of the pen. Python's own
   * {@code sample} takes sigma times T instead. No offset is longer than {@value #FARTHEST}.
   *
   * @param out the decoder's numbers, from {@code at} on
   */
  public static Optional<StrokePoint> draw(
      float[] out, int at, int mixtures, double temperature, RandomGenerator random) {
    if (!(temperature >= 0)) {
      throw new IllegalArgumentException("temperature must be 0 or more: " + temperature);
    }
    double u = random.nextDouble();
    double v = random.nextDouble();
    double a = random.nextGaussian();
    double b = random.nextGaussian();
    int pen = chosen(out, at, PENS, temperature, v);
    if (pen == ENDED) return Optional.empty();
    int m = at + PENS + chosen(out, at + PENS, mixtures, temperature, u);
    double spread = Math.sqrt(temperature);
    double sx = Math.exp(Math.min(WIDEST, out[m + 3 * mixtures])) * spread;
    double sy = Math.exp(Math.min(WIDEST, out[m + 4 * mixtures])) * spread;
    double rho = Math.tanh(out[m + 5 * mixtures]);
    double x = out[m + mixtures] + sx * (Math.sqrt(1 - rho * rho) * a + rho * b);
    double y = out[m + 2 * mixtures] + sy * b;
    return Optional.of(new StrokePoint(near(x), near(y), pen == 1));
  }

  private static float near(double offset) {
    return (float) Math.clamp(offset, -FARTHEST, FARTHEST);
  }

  private static int chosen(float[] logits, int at, int count, double temperature, double u) {
    int best = at;
    for (int k = at; k < at + count; k++) {
      if (logits[k] > logits[best]) best = k;
    }
    if (temperature == 0) return best - at;
    double flatter = 0.5 + 0.5 * temperature;
    double sum = 0;
    for (int k = at; k < at + count; k++) {
      sum += Math.exp((logits[k] - logits[best]) / flatter);
    }
    double left = u * sum;
    for (int k = at; k < at + count - 1; k++) {
      left -= Math.exp((logits[k] - logits[best]) / flatter);
      if (left < 0) return k - at;
    }
    return count - 1;
  }

  private static double largest(double[] values, int from, int count) {
    double most = values[from];
    for (int k = from + 1; k < from + count; k++) most = Math.max(most, values[k]);
    return most;
  }
}
