// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.List;

/**
 * What was drawn for a cycle, all that a log must keep: with the model's idiom it says every sound.
 *
 * @param cycle in which it plays
 * @param madeFor the cycle that it was drawn for, another one if it is played again
 */
public record Sampled(long cycle, long madeFor, Tier tier, List<Integer> tokens) {
  /** Copies the tokens. */
  public Sampled {
    tokens = List.copyOf(tokens);
  }
}
