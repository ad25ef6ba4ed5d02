// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.nsynth.measure.PrincipalAxes;

/**
 * Lays points flat so that neighbours stay neighbours: UMAP (McInnes, Healy and Melville 2018,
 * arXiv 1802.03426), from principal components on, with the paper's figures: least distance 0.1,
 * spread 1, five others pushed away for each neighbour that is drawn near. One thread, and all
 * chance from the seed: the same points lie in the same places.
 */
final class Layout {
  /** How many neighbours each point has; the point itself is not among them. */
  static final int NEIGHBOURS = 15;

  /** How far from the edge of the square the outermost points lie. */
  static final double MARGIN = 0.05;

  // 1 / (1 + A d^(2 B)) is nearly 1 up to the least distance and falls as e^-d from there
  private static final double A = 1.5769434603113077;
  private static final double B = 0.8950608779109733;

  private static final int EPOCHS = 200;
  private static final int PUSHED = 5;
  private static final double WIDTH = 10;
  private static final double LONGEST_STEP = 4;
  private static final double SOFT = 0.001;
  private static final int SEARCHES = 64;
  private static final double CLOSE = 1e-5;
  private static final double LEAST_SHARE = 1e-3;

  private final int count;
  private final double[][] places;
  private final SplittableRandom random;

  private Layout(List<float[]> points, long seed) {
    count = points.size();
    random = new SplittableRandom(seed);
    places = begun(points);
  }

  /** How strongly two points hold each other, 0 to 1. */
  private record Edge(int from, int to, double strength) {}

  /**
   * A place for each point, x and y from 0 to 1, [points][2].
   *
   * @param near of the same points, at least {@link #NEIGHBOURS} each where there are so many
   */
  static double[][] of(List<float[]> points, Neighbours near, long seed) {
    Layout layout = new Layout(points, seed);
    layout.settle(edges(near));
    return squared(layout.places);
  }

  /** Along the two directions in which they vary most, with a little chance against ties. */
  private double[][] begun(List<float[]> points) {
    double[][] flat = principal(points);
    double largest = 0;
    for (double[] place : flat) {
      largest = Math.max(largest, Math.max(Math.abs(place[0]), Math.abs(place[1])));
    }
    double scale = largest > 0 ? WIDTH / largest : 1;
    for (double[] place : flat) {
      for (int axis = 0; axis < 2; axis++) {
        place[axis] = place[axis] * scale + random.nextDouble(-1e-3, 1e-3);
      }
    }
    return flat;
  }

  /** Points along the first two principal components (Pearson 1901), [points][2]. */
  static double[][] principal(List<float[]> points) {
    int numbers = points.getFirst().length;
    double[] mean = new double[numbers];
    for (float[] point : points) {
      for (int k = 0; k < numbers; k++) mean[k] += point[k] / points.size();
    }
    double[][] scatter = new double[numbers][numbers];
    double[] row = new double[numbers];
    for (float[] point : points) {
      for (int k = 0; k < numbers; k++) row[k] = point[k] - mean[k];
      for (int a = 0; a < numbers; a++) {
        for (int b = 0; b < numbers; b++) scatter[a][b] += row[a] * row[b];
      }
    }
    double[][] axes = PrincipalAxes.of(scatter, Math.min(2, numbers));
    double[][] out = new double[points.size()][2];
    for (int i = 0; i < out.length; i++) {
      for (int k = 0; k < numbers; k++) row[k] = points.get(i)[k] - mean[k];
      for (int axis = 0; axis < axes.length; axis++) {
        out[i][axis] = PrincipalAxes.dot(row, axes[axis]);
      }
    }
    return out;
  }

  /** Each point's neighbours hold it by their distance (its section 3.1), whoever says so. */
  private static List<Edge> edges(Neighbours near) {
    int count = near.who().length;
    double[][] strengths = new double[count][];
    for (int i = 0; i < count; i++) strengths[i] = strengths(near.far()[i]);
    List<Edge> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (int n = 0; n < strengths[i].length; n++) {
        int other = near.who()[i][n];
        int back = indexOf(i, near.who()[other], strengths[other].length);
        if (back >= 0 && other < i) continue; // said already
        double one = strengths[i][n];
        double two = back < 0 ? 0 : strengths[other][back];
        out.add(new Edge(i, other, one + two - one * two));
      }
    }
    return out;
  }

  private static int indexOf(int wanted, int[] who, int count) {
    for (int n = 0; n < count; n++) if (who[n] == wanted) return n;
    return -1;
  }

  /** e^(-(d - nearest) / width), with the width for which they sum up to log2 of their number. */
  private static double[] strengths(double[] far) {
    int n = Math.min(far.length, NEIGHBOURS);
    double nearest = 0;
    for (int k = n - 1; k >= 0; k--) if (far[k] > 0) nearest = far[k];
    double wanted = Math.log(n) / Math.log(2);
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double width = 1;
    for (int search = 0; search < SEARCHES; search++) {
      double sum = 0;
      for (int k = 0; k < n; k++) sum += strength(far[k], nearest, width);
      if (Math.abs(sum - wanted) < CLOSE) break;
      if (sum > wanted) high = width;
      else low = width;
      width = Double.isInfinite(high) ? 2 * width : (low + high) / 2;
    }
    double mean = 0;
    for (int k = 0; k < n; k++) mean += far[k] / n;
    width = Math.max(width, LEAST_SHARE * mean);
    double[] out = new double[n];
    for (int k = 0; k < n; k++) out[k] = strength(far[k], nearest, width);
    return out;
  }

  private static double strength(double far, double nearest, double width) {
    double beyond = far - nearest;
    return beyond <= 0 ? 1 : width == 0 ? 0 : Math.exp(-beyond / width);
  }

  /** Draws neighbours near, the stronger the oftener, and pushes others away (appendix D). */
  private void settle(List<Edge> edges) {
    double strongest = edges.stream().mapToDouble(Edge::strength).max().orElse(0);
    double[] due = new double[edges.size()];
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      double reach = 1 - (epoch - 1.0) / EPOCHS;
      for (int e = 0; e < due.length; e++) {
        Edge edge = edges.get(e);
        due[e] += edge.strength / strongest;
        if (due[e] < 1) continue;
        due[e] -= 1;
        attract(places[edge.from], places[edge.to], reach);
        for (int n = 0; n < PUSHED; n++) {
          repel(places[edge.from], places[random.nextInt(count)], reach);
          repel(places[edge.to], places[random.nextInt(count)], reach);
        }
      }
    }
  }

  private static void attract(double[] one, double[] other, double reach) {
    double square = square(one, other);
    if (square == 0) return;
    double power = Math.pow(square, B - 1);
    double pull = -2 * A * B * power / (1 + A * power * square);
    for (int axis = 0; axis < 2; axis++) {
      double step = clipped(pull * (one[axis] - other[axis])) * reach;
      one[axis] += step;
      other[axis] -= step;
    }
  }

  private static void repel(double[] one, double[] other, double reach) {
    if (one == other) return;
    double square = square(one, other);
    double push = 2 * B / ((SOFT + square) * (1 + A * Math.pow(square, B)));
    for (int axis = 0; axis < 2; axis++) {
      one[axis] += clipped(push * (one[axis] - other[axis])) * reach;
    }
  }

  private static double square(double[] a, double[] b) {
    return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
  }

  private static double clipped(double step) {
    return Math.clamp(step, -LONGEST_STEP, LONGEST_STEP);
  }

  /** Into the square, each axis for itself. */
  private static double[][] squared(double[][] places) {
    for (int axis = 0; axis < 2; axis++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (double[] place : places) {
        least = Math.min(least, place[axis]);
        most = Math.max(most, place[axis]);
      }
      double width = most - least;
      for (double[] place : places) {
        double share = width > 0 ? (place[axis] - least) / width : 0.5;
        place[axis] = MARGIN + (1 - 2 * MARGIN) * share;
      }
    }
    return places;
  }
}
