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

  /** Checks the scale. */
  public StrokeCodec {
    if (!(scale > 0) || !Double.isFinite(scale)) {
      throw new IllegalArgumentException("a scale is more than 0: " + scale);
    }
  }

  /**
   * What a network sees of a drawing. It begins in the upper left corner of the drawing's box, as
   * in Google's data.
   */
  public Strokes strokes(Drawing drawing) {
    List<StrokePoint> out = new ArrayList<>();
    double x = 0;
    double y = 0;
    for (List<Drawing.Point> line : drawing.cornered().lines()) {
      for (int k = 0; k < line.size(); k++) {
        Drawing.Point point = line.get(k);
        float dx = offset(point.x() - x);
        float dy = offset(point.y() - y);
        out.add(new StrokePoint(dx, dy, k == line.size() - 1));
        x = point.x();
        y = point.y();
      }
    }
    return new Strokes(out);
  }

  private float offset(double pixels) {
    return (float) (Math.clamp(pixels, -FARTHEST, FARTHEST) / scale);
  }

  /** The lines that strokes are, beginning at 0, 0; a pen that is still down ends its line. */
  public Drawing drawing(Strokes strokes) {
    List<List<Drawing.Point>> lines = new ArrayList<>();
    List<Drawing.Point> line = new ArrayList<>();
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
