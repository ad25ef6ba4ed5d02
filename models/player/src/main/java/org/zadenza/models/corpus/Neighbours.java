// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The nearest others of each of some points, by looking at all: of 10,000 points some seconds on
 * all cores.
 *
 * @param who for each point its nearest others, the nearest first; of two that are as far away the
 *     one that comes first
 * @param far how far away they are
 */
record Neighbours(int[][] who, double[][] far) {
  /**
   * The neighbours of each point.
   *
   * @param count how many each; fewer where there are not so many others
   */
  static Neighbours of(List<float[]> points, int count) {
    int each = Math.min(count, points.size() - 1);
    int[][] who = new int[points.size()][each];
    double[][] far = new double[points.size()][each];
    IntStream.range(0, points.size()).parallel().forEach(i -> nearest(points, i, who[i], far[i]));
    return new Neighbours(who, far);
  }

  private static void nearest(List<float[]> points, int i, int[] who, double[] far) {
    if (who.length == 0) return;
    Arrays.fill(far, Double.POSITIVE_INFINITY);
    int last = who.length - 1;
    for (int k = 0; k < points.size(); k++) {
      if (k == i) continue;
      double away = Distances.squared(points.get(i), points.get(k));
      if (away >= far[last]) continue;
      int at = last;
      for (; at > 0 && far[at - 1] > away; at--) {
        far[at] = far[at - 1];
        who[at] = who[at - 1];
      }
      far[at] = away;
      who[at] = k;
    }
    for (int n = 0; n < far.length; n++) far[n] = Math.sqrt(far[n]);
  }
}
