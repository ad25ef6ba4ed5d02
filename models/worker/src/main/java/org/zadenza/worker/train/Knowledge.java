// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.train;

import java.io.Serializable;

/**
 * All that a trainee has learnt, as numbers that can be averaged with those of others like it.
 *
 * @param weights of the network
 * @param moments what else is kept of them: what the way down the slopes remembers of earlier ones
 *     (Adam's two averages), and weights that follow slowly where there are such
 * @param updates how often the weights were changed
 */
public record Knowledge(float[] weights, float[] moments, int updates) implements Serializable {
  /** How many numbers there are. */
  public int length() {
    return weights.length + moments.length;
  }
}
