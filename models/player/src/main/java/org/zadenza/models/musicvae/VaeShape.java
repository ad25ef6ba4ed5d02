// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

/**
 * What tensors cannot say of a MusicVAE, and its config must, e.g. {@code new VaeShape(64, 4,
 * VaeShape.Rows.CLASSES)}.
 *
 * @param steps how many steps a phrase has
 * @param segments into how many equal parts it is cut, 0 for none
 * @param rows what a row of the decoder is, unless the tensors hold a NADE
 */
public record VaeShape(int steps, int segments, Rows rows) {
  private static final int MOST_STEPS = 4096;

  /** What a row is. */
  public enum Rows {
    /** One class a step, or one for each core. */
    CLASSES,
    /** Bits. */
    BITS,
    /** Hits, velocities and offsets. */
    GROOVE
  }

  /** Checks that the segments fill the phrase. */
  public VaeShape {
    if (steps < 1 || steps > MOST_STEPS || segments < 0 || segments > steps) {
      throw new IllegalArgumentException(
          "a phrase has 1 to %d steps and no more segments than steps: steps=%d, segments=%d"
              .formatted(MOST_STEPS, steps, segments));
    }
    if (segments > 0 && steps % segments != 0) {
      throw new IllegalArgumentException(
          "%d steps cannot be cut into %d equal segments".formatted(steps, segments));
    }
  }
}
