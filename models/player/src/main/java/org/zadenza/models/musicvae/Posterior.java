// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import java.util.random.RandomGenerator;

/**
 * Where a phrase lies in the latent space: its middle and how far around it, for each dimension.
 * {@code sigma} is empty where the weights do not say.
 */
public record Posterior(float[] mu, float[] sigma) {
  /** A point near the middle, mu + sigma e with e of a standard normal distribution. */
  public float[] draw(RandomGenerator random) {
    if (sigma.length != mu.length) {
      throw new IllegalStateException("these weights do not say how far around its middle to draw");
    }
    float[] z = new float[mu.length];
    for (int k = 0; k < z.length; k++) {
      z[k] = (float) (mu[k] + sigma[k] * random.nextGaussian());
    }
    return z;
  }
}
