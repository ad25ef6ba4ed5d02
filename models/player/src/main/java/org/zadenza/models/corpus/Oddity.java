// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.util.Arrays;

/**
 * How odd points are: how far away the tenth nearest other is (Ramaswamy, Rastogi and Shim 2000),
 * in deviations above the middle of all, where the middle is the median and a deviation 1.4826
 * times the median of how far they lie from it, so that the odd ones do not say what is usual
 * (Rousseeuw and Croux 1993).
 */
final class Oddity {
  /** Which neighbour is looked at. */
  static final int NEIGHBOUR = 10;

  private static final double NORMAL = 1.4826;

  private Oddity() {}

  /** The oddity of each point; 0 for all where all lie alike. */
  static double[] of(Neighbours neighbours) {
    double[] far = new double[neighbours.far().length];
    for (int i = 0; i < far.length; i++) {
      double[] own = neighbours.far()[i];
      far[i] = own.length == 0 ? 0 : own[Math.min(NEIGHBOUR, own.length) - 1];
    }
    double middle = median(far);
    double deviation = NORMAL * median(Arrays.stream(far).map(f -> Math.abs(f - middle)).toArray());
    if (deviation == 0) deviation = middle; // more than half lie alike: in parts of the median
    double unit = deviation;
    return Arrays.stream(far).map(f -> unit == 0 ? 0 : (f - middle) / unit).toArray();
  }

  private static double median(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
