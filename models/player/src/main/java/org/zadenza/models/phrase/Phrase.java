// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.List;
import org.zadenza.models.codec.DrumHit;

/**
 * The drums of one cycle: a bar of sixteen steps, hits in order of step, then drum.
 *
 * @param madeFor the cycle that the model made it for, another than {@code cycle} if repeated
 */
public record Phrase(long cycle, long madeFor, Tier tier, List<DrumHit> hits) {
  /** Copies the hits. */
  public Phrase {
    hits = List.copyOf(hits);
  }

  /** What the model made for a cycle. */
  public static Phrase fresh(long cycle, List<DrumHit> hits) {
    return new Phrase(cycle, cycle, Tier.FRESH, hits);
  }

  /** The same drums in another cycle, because nothing better was ready. */
  public Phrase repeatedIn(long other) {
    return new Phrase(other, madeFor, Tier.REPEATED, hits);
  }

  /** Nothing, where not even an earlier phrase was ready. */
  public static Phrase silence(long cycle) {
    return new Phrase(cycle, cycle, Tier.REPEATED, List.of());
  }
}
