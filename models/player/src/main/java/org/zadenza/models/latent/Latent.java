// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.util.Arrays;

/**
 * A point of a model's latent space, e.g. what a phrase was encoded to. A value: nobody writes
 * {@code z} once it is in here.
 *
 * @param model the short name of the model, such as {@code trio}
 * @param weights the letters by which its weights are known, see {@link LatentText}
 * @param z the point
 */
public record Latent(String model, String weights, float[] z) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Latent latent
        && model.equals(latent.model)
        && weights.equals(latent.weights)
        && Arrays.equals(z, latent.z);
  }

  @Override
  public int hashCode() {
    return 31 * model.hashCode() + Arrays.hashCode(z);
  }
}
