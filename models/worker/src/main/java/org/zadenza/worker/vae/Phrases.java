// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.List;
import org.zadenza.models.musicvae.VaeShape;

/**
 * What the rows of a phrase are.
 *
 * @param shape steps, segments and kind of the rows
 * @param converter the name that Magenta gives to this way to write music as rows
 * @param inputs how many numbers a row of the encoder has
 * @param most how many of them at most are not zero
 * @param depths how many numbers of the decoder's row each core writes
 */
public record Phrases(
    VaeShape shape, String converter, int inputs, int most, List<Integer> depths) {
  /** Depths are copied. */
  public Phrases {
    depths = List.copyOf(depths);
  }

  /** Into how many parts the encoder and the cores see a phrase cut. */
  int parts() {
    return Math.max(1, shape.segments());
  }

  /** How many steps a part has. */
  int partSteps() {
    return shape.steps() / parts();
  }

  /** Whether there is a conductor. */
  boolean conducted() {
    return shape.segments() > 0;
  }
}
