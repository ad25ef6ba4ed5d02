// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess;

import java.util.Arrays;
import java.util.List;
import org.zadenza.models.sketch.Drawing;

/**
 * A drawing as a network sees it: {@value #SIDE} by {@value #SIDE} places, row by row, of {@value
 * #CHANNELS} numbers each. The first is how much ink lies there, 0 to 1, of a pen one place wide;
 * the others are how much of it was drawn towards 0, 45, 90 and 135 degrees (of two neighbours a
 * line shares what lies between them; there and back are one direction; a dot has none). Where
 * lines cross, the darker one counts.
 */
public final class Ink {
  /** Places from left to right, and from top to bottom. */
  public static final int SIDE = 32;

  /** Numbers of a place. */
  public static final int CHANNELS = 5;

  /** Numbers of a drawing. */
  public static final int SIZE = SIDE * SIDE * CHANNELS;

  /** Places that stay free at each edge. */
  public static final double MARGIN = 2;

  private static final int DIRECTIONS = CHANNELS - 1;
  private static final double HALF = 0.5; // of the pen

  private Ink() {}

  /** In the middle, as large as the margin allows; a dot is one in the middle. */
  public static Drawing placed(Drawing drawing) {
    Drawing.Box box = drawing.box();
    double times = box.side() > 0 ? (SIDE - 2 * MARGIN) / box.side() : 1;
    double dx = SIDE / 2.0 / times - (box.left() + box.right()) / 2;
    double dy = SIDE / 2.0 / times - (box.top() + box.bottom()) / 2;
    return drawing.moved(dx, dy, times);
  }

  /** What a network sees of a drawing of any size. */
  public static float[] of(Drawing drawing) {
    float[] out = new float[SIZE];
    draw(placed(drawing), out);
    return out;
  }

  /**
   * Draws lines that are measured in places from the upper left corner; what lies beyond the edges
   * is not seen.
   *
   * @param out what is drawn on: {@link #SIZE} numbers, zeros to begin with
   */
  public static void draw(Drawing onPlaces, float[] out) {
    double[] shares = new double[DIRECTIONS];
    for (List<Drawing.Point> line : onPlaces.lines()) {
      Drawing.Point before = line.getFirst();
      if (line.size() == 1) stroke(before, before, shares, out);
      for (Drawing.Point point : line.subList(1, line.size())) {
        stroke(before, point, shares, out);
        before = point;
      }
    }
  }

  private static void stroke(Drawing.Point a, Drawing.Point b, double[] shares, float[] out) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    double squared = dx * dx + dy * dy;
    share(dx, dy, shares);
    int left = Math.clamp((long) Math.floor(Math.min(a.x(), b.x()) - HALF - 1), 0, SIDE);
    int right = Math.clamp((long) Math.ceil(Math.max(a.x(), b.x()) + HALF + 1), -1, SIDE - 1);
    int top = Math.clamp((long) Math.floor(Math.min(a.y(), b.y()) - HALF - 1), 0, SIDE);
    int bottom = Math.clamp((long) Math.ceil(Math.max(a.y(), b.y()) + HALF + 1), -1, SIDE - 1);
    for (int row = top; row <= bottom; row++) {
      double y = row + 0.5 - a.y();
      for (int column = left; column <= right; column++) {
        double x = column + 0.5 - a.x();
        double along = squared > 0 ? Math.clamp((x * dx + y * dy) / squared, 0, 1) : 0;
        double ex = x - along * dx;
        double ey = y - along * dy;
        double ink = Math.min(1, HALF + 0.5 - Math.sqrt(ex * ex + ey * ey));
        if (ink > 0) blacken((row * SIDE + column) * CHANNELS, ink, shares, out);
      }
    }
  }

  /** How much of a line goes each way. */
  private static void share(double dx, double dy, double[] shares) {
    Arrays.fill(shares, 0);
    if (dx == 0 && dy == 0) return;
    double turns = Math.atan2(dy, dx) / Math.PI; // -1 to 1, half a turn each
    double way = (turns < 0 ? turns + 1 : turns) * DIRECTIONS;
    int first = (int) Math.floor(way);
    shares[first % DIRECTIONS] = 1 - (way - first);
    shares[(first + 1) % DIRECTIONS] = way - first;
  }

  private static void blacken(int at, double ink, double[] shares, float[] out) {
    out[at] = (float) Math.max(out[at], ink);
    for (int k = 0; k < DIRECTIONS; k++) {
      out[at + 1 + k] = (float) Math.max(out[at + 1 + k], ink * shares[k]);
    }
  }
}
