// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.util.List;

/**
 * How well clusters are told apart (Rousseeuw 1987): for each point how much farther the nearest
 * other cluster is than its own, as a part of the larger of the two; -1 to 1, in the mean.
 */
final class Silhouette {
  /** So many points are looked at, evenly through all of them. */
  private static final int LOOKED_AT = 800;

  private Silhouette() {}

  static double of(List<float[]> points, int[] members, int clusters) {
    int apart = Math.ceilDiv(points.size(), LOOKED_AT);
    double sum = 0;
    int count = 0;
    for (int i = 0; i < points.size(); i += apart) {
      double[] far = new double[clusters];
      int[] others = new int[clusters];
      for (int k = 0; k < points.size(); k += apart) {
        if (k == i) continue;
        far[members[k]] += Distances.of(points.get(i), points.get(k));
        others[members[k]]++;
      }
      sum += one(far, others, members[i]);
      count++;
    }
    return sum / count;
  }

  /** One alone in its cluster has 0. */
  private static double one(double[] far, int[] others, int own) {
    if (others[own] == 0) return 0;
    double within = far[own] / others[own];
    double without = Double.POSITIVE_INFINITY;
    for (int c = 0; c < far.length; c++) {
      if (c != own && others[c] > 0) without = Math.min(without, far[c] / others[c]);
    }
    double larger = Math.max(within, without);
    return Double.isInfinite(without) || larger == 0 ? 0 : (without - within) / larger;
  }
}
