// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.util.function.LongFunction;
import org.zadenza.models.codec.DrumsCodec;

/**
 * Where in a model's latent space each cycle's music lies.
 *
 * @param model whose space it is
 * @param points the points
 * @param struck on which sixteenths of a cycle its drums must strike something; nobody writes it
 */
public record LatentPath(LatentModel model, Points points, LongFunction<boolean[]> struck) {
  private static final boolean[] FREE = new boolean[DrumsCodec.STEPS_PER_BAR];

  /** A path along which nothing must be struck. */
  public LatentPath(LatentModel model, Points points) {
    this(model, points, cycle -> FREE);
  }

  /** The latent of a cycle. Waits for a network: not for timing threads. */
  public Latent at(long cycle) {
    return model.latent(points.at(cycle));
  }
}
