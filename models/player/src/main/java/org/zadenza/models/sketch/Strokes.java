// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.List;

/**
 * A drawing as the network sees it, point after point (stroke-3); see {@link StrokeCodec}. It
 * begins where the pen first went down.
 */
public record Strokes(List<StrokePoint> points) {
  /** Nothing drawn yet. */
  public static final Strokes NONE = new Strokes(List.of());

  /** Copies the points. */
  public Strokes {
    points = List.copyOf(points);
  }

  /** How many points there are. */
  public int size() {
    return points.size();
  }

  /** The first {@code count} points. */
  public Strokes first(int count) {
    return new Strokes(points.subList(0, count));
  }

  /**
   * The rows of stroke-5, [size()][5], as an encoder reads them: without the row that begins or
   * ends a drawing.
   */
  public float[][] rows() {
    float[][] rows = new float[points.size()][StrokePoint.ROW];
    for (int t = 0; t < rows.length; t++) points.get(t).write(rows[t], 0);
    return rows;
  }

  /** The row before the first: nothing moved, the pen down. */
  public static float[] start() {
    return new float[] {0, 0, 1, 0, 0};
  }
}
