// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.ArrayList;
import java.util.List;

/**
 * Drawings on paper and drawings as a network sees them. Offsets are over {@code scale}, which is
 * how far apart points usually lie (a network's own, see {@link #scale}), and longer ones than
 * {@value #FARTHEST} pixels are cut to that.
 */
public record StrokeCodec(double scale) {
  /** Pixels of the square that drawings are made for. */
  public static final double SIDE = 255;

  /** How far a simplified line may be from what was drawn, on that square. */
  public static final double EPSILON = 2;

  private static final double FARTHEST = 1000;
  private static final StrokePoint DOT = new StrokePoint(0, 0, true);

  /** Checks the scale. */
  public StrokeCodec {
    if (!(scale > 0) || !Double.isFinite(scale)) {
      throw new IllegalArgumentException("a scale is more than 0: " + scale);
    }
  }

  /**
   * What a network sees of a drawing: it begins where the pen first went down, so that its first
   * row leads to the second point, as in the data of the published networks. A dot that comes first
   * is a row that leads nowhere.
   */
  public Strokes strokes(Drawing drawing) {
    if (drawing.lines().isEmpty()) return Strokes.NONE;
    List<StrokePoint> out = new ArrayList<>();
    Drawing.Point before = drawing.first();
    boolean begun = drawing.lines().getFirst().size() == 1;
    for (List<Drawing.Point> line : drawing.lines()) {
      for (int k = 0; k < line.size(); k++) {
        Drawing.Point point = line.get(k);
        if (begun) {
          float dx = offset(point.x() - before.x());
          float dy = offset(point.y() - before.y());
          out.add(new StrokePoint(dx, dy, k == line.size() - 1));
        }
        begun = true;
        before = point;
      }
    }
    return new Strokes(out);
  }

  private float offset(double pixels) {
    return (float) (Math.clamp(pixels, -FARTHEST, FARTHEST) / scale);
  }

  /** The lines that strokes are, beginning at 0, 0; a pen that is still down ends its line. */
  public Drawing drawing(Strokes strokes) {
    if (strokes.size() == 0) return new Drawing(List.of());
    List<List<Drawing.Point>> lines = new ArrayList<>();
    List<Drawing.Point> line = new ArrayList<>();
    if (!DOT.equals(strokes.points().getFirst())) line.add(new Drawing.Point(0, 0));
    double x = 0;
    double y = 0;
    for (StrokePoint point : strokes.points()) {
      x += point.dx() * scale;
      y += point.dy() * scale;
      line.add(new Drawing.Point(x, y));
      if (point.lifted()) {
        lines.add(line);
        line = new ArrayList<>();
      }
    }
    lines.add(line);
    return new Drawing(lines);
  }

  /**
   * How far apart points of some drawings usually lie: the standard deviation of all offsets, to
   * the right and downwards alike, in pixels.
   */
  public static double scale(List<Drawing> drawings) {
    StrokeCodec pixels = new StrokeCodec(1);
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (Drawing drawing : drawings) {
      for (StrokePoint point : pixels.strokes(drawing).points()) {
        sum += point.dx() + point.dy();
        squares += (double) point.dx() * point.dx() + (double) point.dy() * point.dy();
        count += 2;
      }
    }
    if (count == 0) throw new IllegalArgumentException("there are no drawings to measure");
    double mean = sum / count;
    return Math.sqrt(squares / count - mean * mean);
  }
}
