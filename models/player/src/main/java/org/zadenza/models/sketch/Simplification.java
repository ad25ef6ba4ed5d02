// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Leaves out points of a line as Ramer (1972), Douglas and Peucker (1973) do: the ends stay, and
 * with them every point that is farther than {@code epsilon} from what stays of its neighbours.
 */
final class Simplification {
  private Simplification() {}

  private record Part(int from, int to) {}

  static List<Drawing.Point> of(List<Drawing.Point> line, double epsilon) {
    if (!(epsilon >= 0)) throw new IllegalArgumentException("epsilon is 0 or more: " + epsilon);
    BitSet kept = new BitSet();
    kept.set(0);
    kept.set(line.size() - 1);
    Deque<Part> parts = new ArrayDeque<>(List.of(new Part(0, line.size() - 1)));
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      int farthest = -1;
      double most = epsilon;
      for (int k = part.from + 1; k < part.to; k++) {
        double distance = distance(line.get(k), line.get(part.from), line.get(part.to));
        if (distance > most) {
          most = distance;
          farthest = k;
        }
      }
      if (farthest < 0) continue;
      kept.set(farthest);
      parts.push(new Part(part.from, farthest));
      parts.push(new Part(farthest, part.to));
    }
    List<Drawing.Point> out = new ArrayList<>();
    kept.stream().forEach(k -> out.add(line.get(k)));
    return out;
  }

  /** From a point to the line through two others, or to the one place where both lie. */
  static double distance(Drawing.Point point, Drawing.Point a, Drawing.Point b) {
    double width = b.x() - a.x();
    double height = b.y() - a.y();
    double length = Math.hypot(width, height);
    double x = point.x() - a.x();
    double y = point.y() - a.y();
    return length == 0 ? Math.hypot(x, y) : Math.abs(width * y - height * x) / length;
  }
}
