// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.List;
import org.zadenza.models.idiom.Tone;

/**
 * What a model plays in one cycle.
 *
 * @param sampled what was drawn
 * @param tones what that sounds like, in order of beginning
 */
public record Phrase(Sampled sampled, List<Tone> tones) {
  /** Copies the tones. */
  public Phrase {
    tones = List.copyOf(tones);
  }

  /** Nothing, where nothing was ready. */
  public static Phrase rest(long cycle) {
    return new Phrase(new Sampled(cycle, cycle, Tier.RESTING, List.of()), List.of());
  }

  /** The cycle in which it plays. */
  public long cycle() {
    return sampled.cycle();
  }

  /** The cycle that it was drawn for. */
  public long madeFor() {
    return sampled.madeFor();
  }

  /** Where it comes from. */
  public Tier tier() {
    return sampled.tier();
  }

  /** The same sounds in another cycle. */
  public Phrase in(long other, Tier tier) {
    return new Phrase(new Sampled(other, madeFor(), tier, sampled.tokens()), tones);
  }
}
