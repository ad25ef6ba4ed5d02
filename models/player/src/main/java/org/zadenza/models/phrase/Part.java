// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.List;
import java.util.function.LongFunction;
import org.zadenza.models.idiom.Wishes;

/**
 * What one pattern has a model play. The functions are pure.
 *
 * @param seed of all chance
 * @param wishes of each cycle
 * @param prime the tokens that a run hears before its first cycle, by that cycle; none for silence
 * @param anchor a cycle with which a run begins
 */
public record Part(
    long seed, LongFunction<Wishes> wishes, LongFunction<List<Integer>> prime, long anchor) {
  /** From silence, runs beginning at cycle 0. */
  public static Part of(long seed, LongFunction<Wishes> wishes) {
    return new Part(seed, wishes, cycle -> List.of(), 0);
  }

  /** The first cycle of the run that a cycle belongs to. */
  public long runOf(long cycle) {
    return cycle - Math.floorMod(cycle - anchor, (long) Composer.RUN);
  }

  /** For chance that is not in the tokens of a cycle. */
  public long salt(long cycle) {
    return ~salt(cycle, 0);
  }

  /** Seed, cycle and take in one number, so that neighbours have nothing in common (splitmix64). */
  public long salt(long cycle, int take) {
    long z = seed * 0x9E3779B97F4A7C15L + cycle * 0xD1B54A32D192ED03L + take * 0x8CB92BA72F3D8DD7L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
