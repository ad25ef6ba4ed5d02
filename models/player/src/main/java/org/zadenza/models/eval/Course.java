// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

/** How a number goes along steps, from the first to the last. */
record Course(double[] values) {
  private static final double SLACK = 0.1; // of the whole way

  /** Whether each step goes the way that the whole goes. */
  boolean strict() {
    return farthestBack() < 0;
  }

  /** Whether no step goes back by more than a tenth of the whole way. */
  boolean steady() {
    return farthestBack() <= SLACK * Math.abs(way());
  }

  private double way() {
    return values[values.length - 1] - values[0];
  }

  private double farthestBack() {
    double farthest = Double.NEGATIVE_INFINITY;
    for (int k = 1; k < values.length; k++) {
      double step = values[k] - values[k - 1];
      if (Double.isNaN(step)) return Double.POSITIVE_INFINITY;
      farthest = Math.max(farthest, way() < 0 ? step : -step);
    }
    return farthest;
  }

  /** Spearman's rank correlation with the steps: 1 is always up, -1 always down. */
  double rank() {
    double sum = 0;
    int n = values.length;
    for (int k = 0; k < n; k++) {
      double place = 0;
      for (int other = 0; other < n; other++) {
        if (values[other] < values[k]) place++;
        if (other != k && values[other] == values[k]) place += 0.5;
      }
      sum += (place - k) * (place - k);
    }
    return 1 - 6 * sum / ((double) n * ((double) n * n - 1));
  }
}
