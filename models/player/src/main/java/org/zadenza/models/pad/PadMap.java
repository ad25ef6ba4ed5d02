// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.pad;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.zadenza.models.nsynth.measure.PrincipalAxes;

/**
 * Points of a space of many dimensions, each at a place of a square, and what lies between them.
 *
 * @param spots where each point lies
 */
public record PadMap(List<Spot> spots) {
  /** So many points sound at once, at most. */
  public static final int NEAREST = 4;

  /** How far from the edge the outermost points lie. */
  static final double MARGIN = 0.05;

  private static final double AT_ONCE = 1e-9;

  /**
   * A point that has a name.
   *
   * @param group what it belongs to, such as a family of instruments; may be empty
   * @param x from left to right, 0 to 1
   * @param y from the bottom to the top, 0 to 1
   */
  public record Spot(String name, String group, double x, double y) {}

  /** Copies the list. */
  public PadMap {
    spots = List.copyOf(spots);
  }

  /**
   * Lays points flat, always in the same way: along the two directions in which they vary most
   * (principal components, Pearson 1901), in each by rank and not by distance, so that no two lie
   * upon each other and the whole square is used.
   *
   * @param names of the points
   * @param groups likewise, as many
   * @param points likewise, [points][numbers]
   */
  public static PadMap of(List<String> names, List<String> groups, float[][] points) {
    double[][] flat = flat(points);
    List<Spot> out = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      out.add(new Spot(names.get(i), groups.get(i), byRank(flat[0], i), byRank(flat[1], i)));
    }
    return new PadMap(out);
  }

  /** How far along each of two axes points lie, [2][points]. */
  private static double[][] flat(float[][] points) {
    int count = points.length;
    double[][] out = new double[2][count];
    if (count == 0) return out;
    int numbers = points[0].length;
    double[][] rows = new double[count][numbers];
    for (int k = 0; k < numbers; k++) {
      double mean = 0;
      for (float[] point : points) mean += point[k] / count;
      for (int i = 0; i < count; i++) rows[i][k] = points[i][k] - mean;
    }
    double[][] scatter = new double[numbers][numbers];
    for (double[] row : rows) {
      for (int a = 0; a < numbers; a++) {
        for (int b = 0; b < numbers; b++) scatter[a][b] += row[a] * row[b];
      }
    }
    double[][] axes = PrincipalAxes.of(scatter, Math.min(2, numbers));
    for (int axis = 0; axis < axes.length; axis++) {
      double sign = sign(axes[axis]);
      for (int i = 0; i < count; i++) out[axis][i] = sign * PrincipalAxes.dot(rows[i], axes[axis]);
    }
    return out;
  }

  /** An axis may as well point the other way: its largest number shall be above 0. */
  private static double sign(double[] axis) {
    double largest = 0;
    for (double number : axis) if (Math.abs(number) > Math.abs(largest)) largest = number;
    return largest < 0 ? -1 : 1;
  }

  private static double byRank(double[] along, int i) {
    if (along.length == 1) return 0.5;
    int before = 0;
    for (int k = 0; k < along.length; k++) {
      if (along[k] < along[i] || along[k] == along[i] && k < i) before++;
    }
    return MARGIN + (1 - 2 * MARGIN) * before / (along.length - 1);
  }

  /**
   * How much of each point sounds at a place: the nearest {@link #NEAREST}, the nearer the more, by
   * inverse distance with a radius that ends where the next would begin (Franke and Little 1980),
   * so that a hand that moves on meets no jump. At a point that point alone.
   *
   * @return as many numbers as there are spots, none below 0, together 1
   */
  public double[] shares(double x, double y) {
    double[] out = new double[spots.size()];
    double[] far = new double[out.length];
    for (int i = 0; i < out.length; i++) {
      far[i] = Math.hypot(spots.get(i).x - x, spots.get(i).y - y);
    }
    List<Integer> order =
        IntStream.range(0, out.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> far[i]))
            .toList();
    if (out.length == 0) return out;
    int first = order.getFirst();
    if (far[first] < AT_ONCE) {
      out[first] = 1;
      return out;
    }
    double radius = order.size() > NEAREST ? far[order.get(NEAREST)] : Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int i : order.subList(0, Math.min(NEAREST, order.size()))) {
      double near = (1 - far[i] / radius) / far[i];
      out[i] = near * near;
      sum += out[i];
    }
    if (!(sum > 0)) { // all as far as the next
      out[first] = 1;
      return out;
    }
    for (int i = 0; i < out.length; i++) out[i] /= sum;
    return out;
  }

  /** How much of each of four corners: 0, 0; then 1, 0; then 0, 1; then 1, 1. */
  public static double[] corners(double x, double y) {
    return new double[] {(1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y};
  }
}
