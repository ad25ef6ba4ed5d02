// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.names.Described;
import org.zadenza.time.Rational;

/**
 * A drawing as it is drawn in time: where the pen is, from 0 when it first goes down to 1 when it
 * is lifted for good.
 *
 * <p>The pen moves at one speed along its lines and, lifted, straight from one to the next; a line
 * shorter than {@value #DOT} pixels takes as long as one of {@value #DOT}, so that a dot takes time
 * too. Lines begin and end on {@value #GRID}ths of the whole, so that all who follow the pen agree.
 * A value.
 */
public final class Figure implements Described {
  /** The steps of the whole on which lines begin and end: more than a drawing has points. */
  public static final int GRID = 1 << 14;

  /** How long a dot is, in pixels. */
  static final double DOT = 6;

  private static final double FINENESS = 16;
  private static final int BITS = 12;
  private static final int MASK = (1 << BITS) - 1;

  private final Drawing drawing;
  private final List<Stroke> strokes = new ArrayList<>();

  /**
   * A line of it.
   *
   * @param begin when the pen goes down, in {@link #GRID}ths of the whole
   * @param end when it is lifted, later than that
   * @param times when it is at each point of the line, 0 to 1 in the whole; nobody writes them
   */
  private record Stroke(int begin, int end, double[] times) {}

  /** A drawing on the paper, in time. */
  public Figure(Drawing drawing) {
    this.drawing = drawing;
    double whole = 0;
    List<double[]> ways = new ArrayList<>();
    Drawing.Point before = null;
    for (List<Drawing.Point> line : drawing.lines()) {
      if (before != null) whole += distance(before, line.getFirst());
      double[] way = ways(line, whole);
      ways.add(way);
      whole = way[line.size()];
      before = line.getLast();
    }
    for (int k = 0; k < ways.size(); k++) strokes.add(stroke(ways.get(k), whole, k, ways.size()));
  }

  /** How far the pen has come at each point of a line, and at its end. */
  private static double[] ways(List<Drawing.Point> line, double from) {
    double[] out = new double[line.size() + 1];
    for (int k = 1; k < line.size(); k++) {
      out[k] = out[k - 1] + distance(line.get(k - 1), line.get(k));
    }
    double length = out[line.size() - 1];
    double shown = Math.max(length, DOT);
    for (int k = 0; k < line.size(); k++) {
      out[k] = from + (length > 0 ? out[k] / length * shown : 0);
    }
    out[line.size()] = from + shown;
    return out;
  }

  /** On the grid, each line a step longer than it would be: none is nothing, none overlap. */
  private static Stroke stroke(double[] ways, double whole, int line, int lines) {
    double from = ways[0];
    double to = ways[ways.length - 1];
    int begin = (int) Math.round(from / whole * (GRID - lines)) + line;
    int end = (int) Math.round(to / whole * (GRID - lines)) + line + 1;
    double[] times = new double[ways.length - 1];
    for (int k = 0; k < times.length; k++) {
      times[k] = (begin + (ways[k] - from) / (to - from) * (end - begin)) / GRID;
    }
    return new Stroke(begin, end, times);
  }

  private static double distance(Drawing.Point a, Drawing.Point b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }

  /** What is drawn. */
  public Drawing drawing() {
    return drawing;
  }

  /** When the pen goes down for a line, 0 to 1 in the whole. */
  public Rational begin(int line) {
    return Rational.of(strokes.get(line).begin, GRID);
  }

  /** When it is lifted again, later than that. */
  public Rational end(int line) {
    return Rational.of(strokes.get(line).end, GRID);
  }

  /** When it is at a point of a line, 0 to 1 in the whole. */
  public double time(int line, int point) {
    return strokes.get(line).times[point];
  }

  /** Where the pen is at a time from 0 to 1, on paper or above it; there must be a line. */
  public Drawing.Point at(double time) {
    Drawing.Point last = drawing.first();
    double left = 0;
    for (int k = 0; k < strokes.size(); k++) {
      List<Drawing.Point> line = drawing.lines().get(k);
      for (int p = 0; p < line.size(); p++) {
        double here = time(k, p);
        if (here > time) return between(last, line.get(p), (time - left) / (here - left));
        last = line.get(p);
        left = here;
      }
      left = Math.max(left, (double) strokes.get(k).end / GRID);
      if (time <= left) return last;
    }
    return last;
  }

  /** What is on paper at a time from 0 to 1, the line under way as far as the pen has come. */
  public Drawing until(double time) {
    List<List<Drawing.Point>> lines = new ArrayList<>();
    for (int k = 0; k < strokes.size(); k++) {
      if ((double) strokes.get(k).begin / GRID > time) break;
      List<Drawing.Point> line = drawing.lines().get(k);
      int points = 1;
      while (points < line.size() && time(k, points) <= time) points++;
      List<Drawing.Point> begun = new ArrayList<>(line.subList(0, points));
      if (points < line.size()) begun.add(at(time));
      lines.add(begun);
    }
    return new Drawing(lines);
  }

  private static Drawing.Point between(Drawing.Point a, Drawing.Point b, double way) {
    double t = Math.clamp(way, 0, 1);
    return new Drawing.Point(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y()));
  }

  /** Its points as whole numbers, to sixteenths of a pixel; they must lie on the paper. */
  public static List<Integer> tokens(Drawing drawing) {
    List<Integer> out = new ArrayList<>();
    for (List<Drawing.Point> line : drawing.lines()) {
      for (int k = 0; k < line.size(); k++) {
        int lifted = k == line.size() - 1 ? 1 : 0;
        out.add(lifted << 2 * BITS | token(line.get(k).x()) << BITS | token(line.get(k).y()));
      }
    }
    return out;
  }

  private static int token(double pixels) {
    return Math.clamp(Math.round(pixels * FINENESS), 0, MASK);
  }

  /** The figure of such numbers. */
  public static Figure of(List<Integer> tokens) {
    List<List<Drawing.Point>> lines = new ArrayList<>();
    List<Drawing.Point> line = new ArrayList<>();
    for (int token : tokens) {
      line.add(new Drawing.Point((token >> BITS & MASK) / FINENESS, (token & MASK) / FINENESS));
      if (token >> 2 * BITS == 0) continue;
      lines.add(line);
      line = new ArrayList<>();
    }
    lines.add(line);
    return new Figure(new Drawing(lines));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Figure figure && drawing.equals(figure.drawing);
  }

  @Override
  public int hashCode() {
    return drawing.hashCode();
  }

  @Override
  public String described() {
    return "a drawing, which draw puts on the page";
  }

  /** How large it is, and some letters that others hardly have. */
  @Override
  public String toString() {
    return "drawing of %d points %08x".formatted(drawing.size(), hashCode());
  }
}
