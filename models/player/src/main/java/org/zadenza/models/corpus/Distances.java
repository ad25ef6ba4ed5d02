// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.util.List;

/** How far points of one space lie from each other. */
final class Distances {
  private Distances() {}

  /** The square of the distance of two points. */
  static double squared(float[] a, float[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int k = 0;
    for (; k + 3 < a.length; k += 4) { // four sums: they need not wait for each other
      double p = (double) a[k] - b[k];
      double q = (double) a[k + 1] - b[k + 1];
      double r = (double) a[k + 2] - b[k + 2];
      double s = (double) a[k + 3] - b[k + 3];
      first += p * p;
      second += q * q;
      third += r * r;
      fourth += s * s;
    }
    for (; k < a.length; k++) first += ((double) a[k] - b[k]) * ((double) a[k] - b[k]);
    return first + second + third + fourth;
  }

  /** The distance of two points. */
  static double of(float[] a, float[] b) {
    return Math.sqrt(squared(a, b));
  }

  /**
   * The directions in which points lie from the middle of their space: each at a distance of 1. The
   * middle itself has none, and stays.
   */
  static List<float[]> directions(List<float[]> points) {
    return points.stream().map(Distances::direction).toList();
  }

  private static float[] direction(float[] z) {
    double norm = of(z, new float[z.length]);
    float[] out = z.clone();
    if (norm > 0) for (int k = 0; k < out.length; k++) out[k] = (float) (z[k] / norm);
    return out;
  }
}
