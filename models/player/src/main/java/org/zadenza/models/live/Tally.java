// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zadenza.models.phrase.Tier;

/** How many phrases of each model came from each tier. Any thread. */
public final class Tally {
  private final Map<String, AtomicLongArray> counts = new ConcurrentSkipListMap<>();

  /** A model plays from now on. */
  void begin(String model) {
    counts.computeIfAbsent(model, _ -> new AtomicLongArray(Tier.values().length));
  }

  /** A phrase of a model that has begun was played. Allocates nothing. */
  void count(String model, Tier tier) {
    AtomicLongArray of = counts.get(model);
    if (of != null) of.incrementAndGet(tier.ordinal());
  }

  /** How many phrases of a model came from a tier. */
  public long of(String model, Tier tier) {
    AtomicLongArray of = counts.get(model);
    return of == null ? 0 : of.get(tier.ordinal());
  }

  /** How many phrases of all models were late. */
  public long late() {
    return counts.keySet().stream()
        .flatMapToLong(
            model ->
                Stream.of(Tier.values())
                    .filter(tier -> tier != Tier.FRESH)
                    .mapToLong(tier -> of(model, tier)))
        .sum();
  }

  /** Whether any model has been used. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** A line a model, such as {@code melody-rnn: 12 fresh, 1 repeated, 0 markov, 0 resting}. */
  public String text() {
    return counts.keySet().stream()
        .map(
            model ->
                Stream.of(Tier.values())
                    .map(tier -> of(model, tier) + " " + tier.text())
                    .collect(Collectors.joining(", ", model + ": ", "")))
        .collect(Collectors.joining("\n"));
  }
}
