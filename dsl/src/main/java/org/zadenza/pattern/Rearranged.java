// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** The parts of a cycle in another order. */
final class Rearranged {
  private Rearranged() {}

  /** Plays the {@code n}th parts that {@code order} names, an {@code n}th of a cycle each. */
  static Pattern parts(Pattern pattern, long n, Pattern order) {
    if (n <= 0) return Pattern.silence();
    if (n > TimeVerbs.MOST_STARTS) throw new BudgetSpent(TimeVerbs.MOST_STARTS);
    Rational count = Rational.of(n);
    return Joins.inner(
        order.withValue(
            v -> {
              long i = Math.floorMod(((Number) v).longValue(), n);
              return pattern
                  .zoom(Rational.of(i, n), Rational.of(i + 1, n))
                  .repeatCycles(count)
                  .fastBy(count);
            }));
  }

  /** Values move {@code by} places on; the rhythm of onsets stays. */
  static Pattern rotated(Pattern pattern, long by) {
    return Pattern.perCycle(
        (query, sink) -> {
          Span cycle = Span.cycleOf(query.begin());
          List<Event> events = new ArrayList<>();
          pattern.query(query.withSpan(cycle), events::add);
          List<Event> placed =
              new ArrayList<>(events.stream().filter(e -> e.whole() != null).toList());
          placed.sort(
              Comparator.comparing((Event e) -> e.part().begin())
                  .thenComparing(e -> e.part().end()));
          int n = placed.size();
          for (int i = 0; i < n; i++) {
            Event e = placed.get(i);
            Span part = e.part().intersection(query.span());
            Event from = placed.get((int) Math.floorMod(i + by, (long) n));
            if (part != null) sink.accept(new Event(e.whole(), part, from.value(), from.sources()));
          }
        });
  }
}
