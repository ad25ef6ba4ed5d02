// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.List;

/**
 * A drawing as lines on paper, in the order in which they were drawn.
 *
 * @param lines each from where the pen went down to where it was lifted, of one point or more
 */
public record Drawing(List<List<Point>> lines) {
  /** More points than this are no drawing by hand. */
  public static final int MOST = 10_000;

  /** A place in pixels, y downwards. */
  public record Point(double x, double y) {
    /** Checks that it is one. */
    public Point {
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new IllegalArgumentException("a point lies at no place: " + x + ", " + y);
      }
    }
  }

  /** The box around a drawing. */
  public record Box(double left, double top, double right, double bottom) {
    /** The longer side. */
    public double side() {
      return Math.max(right - left, bottom - top);
    }
  }

  /** Copies the lines; those without points are left out. */
  public Drawing {
    lines = lines.stream().filter(line -> !line.isEmpty()).map(List::copyOf).toList();
    int points = lines.stream().mapToInt(List::size).sum();
    if (points > MOST) {
      throw new IllegalArgumentException(
          "a drawing of %d points is too much; at most %d can be used".formatted(points, MOST));
    }
  }

  /** How many points all lines have. */
  public int size() {
    return lines.stream().mapToInt(List::size).sum();
  }

  /** The box around it; all zero where there is nothing. */
  public Box box() {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (List<Point> line : lines) {
      for (Point point : line) {
        left = Math.min(left, point.x);
        top = Math.min(top, point.y);
        right = Math.max(right, point.x);
        bottom = Math.max(bottom, point.y);
      }
    }
    return lines.isEmpty() ? new Box(0, 0, 0, 0) : new Box(left, top, right, bottom);
  }

  /** Moved by so much, and then made so many times as large. */
  public Drawing moved(double dx, double dy, double times) {
    return new Drawing(
        lines.stream()
            .map(
                line ->
                    line.stream()
                        .map(point -> new Point((point.x + dx) * times, (point.y + dy) * times))
                        .toList())
            .toList());
  }

  /** Where the pen first went down; there must be a line. */
  public Point first() {
    return lines.getFirst().getFirst();
  }

  /**
   * With its box's upper left corner at 0, 0, and as large as fits into a square of {@code side}
   * pixels; a dot stays a dot.
   */
  public Drawing fitted(double side) {
    Box box = box();
    return moved(-box.left, -box.top, box.side() > 0 ? side / box.side() : 1);
  }

  /** With fewer points, no line farther than {@code epsilon} from what was; see the algorithm. */
  public Drawing simplified(double epsilon) {
    return new Drawing(lines.stream().map(line -> Simplification.of(line, epsilon)).toList());
  }
}
