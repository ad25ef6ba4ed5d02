// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

/**
 * A point of a drawing, by where it lies from the one before: a row of stroke-3.
 *
 * @param dx to the right, in the network's units: pixels over its scale
 * @param dy downwards
 * @param lifted whether the pen is lifted after it
 */
public record StrokePoint(float dx, float dy, boolean lifted) {
  /** Numbers of a row of stroke-5. */
  public static final int ROW = 5;

  /** Checks that the point lies somewhere. */
  public StrokePoint {
    if (!Float.isFinite(dx) || !Float.isFinite(dy)) {
      throw new IllegalArgumentException("a point lies at no place: " + dx + ", " + dy);
    }
  }

  /** Writes it as stroke-5: dx, dy, and one of drawing, lifted, ended, from {@code at} on. */
  public void write(float[] out, int at) {
    out[at] = dx;
    out[at + 1] = dy;
    out[at + 2] = lifted ? 0 : 1;
    out[at + 3] = lifted ? 1 : 0;
    out[at + 4] = 0;
  }

  /** Which of the three states of the pen it has: 0 drawing, 1 lifted. */
  public int pen() {
    return lifted ? 1 : 0;
  }
}
