// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Arithmetic with points of a latent space; each answer is a new array.
 *
 * <p>Between samples of the prior prefer {@link #slerp}: it keeps the length that such points have.
 * Magenta.js interpolates by {@link #line} and {@link #grid}.
 */
public final class Latents {
  private static final double PARALLEL = 1e-6;

  private Latents() {}

  /** A point of the prior: independent standard normal numbers. */
  public static float[] prior(int size, RandomGenerator random) {
    float[] z = new float[size];
    for (int k = 0; k < size; k++) {
      z[k] = (float) random.nextGaussian();
    }
    return z;
  }

  /** On the straight line from a (t = 0) to b (t = 1). */
  public static float[] lerp(float[] a, float[] b, double t) {
    return combined(a, 1 - t, b, t);
  }

  /**
   * On the arc from a (t = 0) to b (t = 1): sin((1 - t) w) / sin w a + sin(t w) / sin w b, with w
   * the angle between them. Where there is no one arc, the straight line.
   */
  public static float[] slerp(float[] a, float[] b, double t) {
    same(a, b);
    double lengths = Math.sqrt(dot(a, a) * dot(b, b));
    double angle = lengths == 0 ? 0 : Math.acos(Math.clamp(dot(a, b) / lengths, -1, 1));
    double sine = Math.sin(angle);
    if (sine < PARALLEL) return lerp(a, b, t);
    return combined(a, Math.sin((1 - t) * angle) / sine, b, Math.sin(t * angle) / sine);
  }

  /** {@code count} points at even distances on the straight line, both ends among them. */
  public static float[][] line(float[] a, float[] b, int count) {
    float[][] out = new float[positive(count)][];
    for (int k = 0; k < count; k++) {
      out[k] = lerp(a, b, place(k, count));
    }
    return out;
  }

  /**
   * A grid between four corners, row by row from the top.
   *
   * @param corners top left, bottom left, top right, bottom right: Magenta.js's order
   */
  public static float[][] grid(List<float[]> corners, int columns, int rows) {
    if (corners.size() != 4) {
      throw new IllegalArgumentException("a grid has four corners, not " + corners.size());
    }
    float[][] out = new float[positive(columns) * positive(rows)][];
    for (int row = 0; row < rows; row++) {
      float[] left = lerp(corners.get(0), corners.get(1), place(row, rows));
      float[] right = lerp(corners.get(2), corners.get(3), place(row, rows));
      for (int column = 0; column < columns; column++) {
        out[row * columns + column] = lerp(left, right, place(column, columns));
      }
    }
    return out;
  }

  /** As {@link #grid}, along arcs: each side of the grid, then each row of it. */
  public static float[][] arcs(List<float[]> corners, int columns, int rows) {
    if (corners.size() != 4) {
      throw new IllegalArgumentException("a grid has four corners, not " + corners.size());
    }
    float[][] out = new float[positive(columns) * positive(rows)][];
    for (int row = 0; row < rows; row++) {
      float[] left = slerp(corners.get(0), corners.get(1), place(row, rows));
      float[] right = slerp(corners.get(2), corners.get(3), place(row, rows));
      for (int column = 0; column < columns; column++) {
        out[row * columns + column] = slerp(left, right, place(column, columns));
      }
    }
    return out;
  }

  /** A point like z: s z + (1 - s) e, with e of the prior and similarity s in 0 to 1. */
  public static float[] similar(float[] z, double similarity, RandomGenerator random) {
    if (!(similarity >= 0 && similarity <= 1)) {
      throw new IllegalArgumentException("similarity lies between 0 and 1: " + similarity);
    }
    return combined(z, similarity, prior(z.length, random), 1 - similarity);
  }

  /**
   * What distinguishes points that have an attribute (many notes, say) from those that have not:
   * the difference of their means.
   */
  public static float[] attribute(List<float[]> with, List<float[]> without) {
    return combined(mean(with), 1, mean(without), -1);
  }

  /** z + amount v, with v such as {@link #attribute} gives. */
  public static float[] moved(float[] z, float[] v, double amount) {
    return combined(z, 1, v, amount);
  }

  /** a is to b as the answer is to c: a - b + c. */
  public static float[] analogy(float[] a, float[] b, float[] c) {
    return combined(combined(a, 1, b, -1), 1, c, 1);
  }

  /** The mean of at least one point. */
  public static float[] mean(List<float[]> points) {
    if (points.isEmpty()) throw new IllegalArgumentException("no points have no mean");
    double[] sum = new double[points.getFirst().length];
    for (float[] point : points) {
      same(points.getFirst(), point);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += point[k];
      }
    }
    float[] out = new float[sum.length];
    for (int k = 0; k < out.length; k++) {
      out[k] = (float) (sum[k] / points.size());
    }
    return out;
  }

  private static float[] combined(float[] a, double x, float[] b, double y) {
    same(a, b);
    float[] out = new float[a.length];
    for (int k = 0; k < out.length; k++) {
      out[k] = (float) (x * a[k] + y * b[k]);
    }
    return out;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (double) a[k] * b[k];
    }
    return sum;
  }

  private static double place(int k, int count) {
    return count == 1 ? 0 : k / (count - 1.0);
  }

  private static int positive(int count) {
    if (count < 1) throw new IllegalArgumentException("at least one point is needed: " + count);
    return count;
  }

  private static void same(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "points of one space have one length: %d and %d".formatted(a.length, b.length));
    }
  }
}
