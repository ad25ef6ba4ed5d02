// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.musicvae.Latents;

/**
 * Which points of a latent space lie together: k-means from centres that are drawn far apart
 * (k-means++, Arthur and Vassilvitskii 2007), moved in Lloyd's rounds. The same points and seed
 * give the same clusters.
 *
 * @param centres the mean of each cluster
 * @param members for each point the number of its cluster
 */
public record Clusters(List<float[]> centres, int[] members) {
  private static final int MOST_ROUNDS = 100;

  /**
   * The clusters of some points.
   *
   * @param count how many; fewer come where fewer points differ
   */
  public static Clusters of(List<float[]> points, int count, long seed) {
    Clusters now = begun(points, count, seed);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Clusters next = now.moved(points);
      if (Arrays.equals(next.members, now.members)) return next;
      now = next;
    }
    return now;
  }

  /** Before the first round. */
  static Clusters begun(List<float[]> points, int count, long seed) {
    if (points.isEmpty() || count < 1) {
      throw new IllegalArgumentException(
          "clusters need points and a number of 1 or more: %d points, %d clusters"
              .formatted(points.size(), count));
    }
    List<float[]> centres = first(points, count, new SplittableRandom(seed));
    return new Clusters(centres, nearest(points, centres));
  }

  /** After one round more: centres in the middle of their members, then members anew. */
  Clusters moved(List<float[]> points) {
    List<float[]> means = means(points);
    return new Clusters(means, nearest(points, means));
  }

  /** Each next centre is a point, the likelier the farther (squared) it is from those before. */
  private static List<float[]> first(List<float[]> points, int count, SplittableRandom random) {
    List<float[]> centres = new ArrayList<>();
    centres.add(points.get(random.nextInt(points.size())));
    double[] away = new double[points.size()];
    Arrays.fill(away, Double.POSITIVE_INFINITY);
    while (centres.size() < count) {
      double sum = 0;
      for (int k = 0; k < away.length; k++) {
        away[k] = Math.min(away[k], Distances.squared(points.get(k), centres.getLast()));
        sum += away[k];
      }
      if (sum == 0) break;
      double left = random.nextDouble() * sum;
      int chosen = 0;
      for (int k = 0; k < away.length && left >= 0; k++) {
        if (away[k] > 0) chosen = k;
        left -= away[k];
      }
      centres.add(points.get(chosen));
    }
    return centres;
  }

  private static int[] nearest(List<float[]> points, List<float[]> centres) {
    int[] members = new int[points.size()];
    for (int k = 0; k < members.length; k++) members[k] = nearest(points.get(k), centres);
    return members;
  }

  private static int nearest(float[] point, List<float[]> centres) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < centres.size(); k++) {
      double away = Distances.squared(point, centres.get(k));
      if (away < least) {
        least = away;
        best = k;
      }
    }
    return best;
  }

  private List<float[]> means(List<float[]> points) {
    List<float[]> means = new ArrayList<>();
    for (int c = 0; c < centres.size(); c++) {
      List<float[]> own = new ArrayList<>();
      for (int k = 0; k < members.length; k++) {
        if (members[k] == c) own.add(points.get(k));
      }
      means.add(own.isEmpty() ? centres.get(c) : Latents.mean(own));
    }
    return means;
  }

  /** The number of the cluster that a point falls into. */
  public int of(float[] point) {
    return nearest(point, centres);
  }

  /** What the rounds make smaller: the sum of squared distances of points to their centres. */
  public double objective(List<float[]> points) {
    double sum = 0;
    for (int k = 0; k < members.length; k++) {
      sum += Distances.squared(points.get(k), centres.get(members[k]));
    }
    return sum;
  }
}
