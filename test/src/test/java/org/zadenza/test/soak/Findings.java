// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.zadenza.clock.Clock;

/** What was found to be wrong, and what happened before it. Any thread. */
final class Findings {
  private static final int KEPT = 40;
  private static final int MOST_TOLD = 20;

  private final Clock clock;
  private final Deque<String> happened = new ArrayDeque<>();
  private final List<String> violations = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private int found;

  Findings(Clock clock) {
    this.clock = clock;
  }

  /** Something that may explain what comes. */
  synchronized void happens(String what) {
    happened.addLast(String.format(Locale.ROOT, "%10.3f s  %s", clock.nanos() * 1e-9, what));
    if (happened.size() > KEPT) happened.removeFirst();
  }

  /** One of a kind more, for the figures. */
  synchronized void count(String kind) {
    counts.merge(kind, 1, Integer::sum);
  }

  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  /** An invariant does not hold. */
  synchronized void violated(String what) {
    if (++found > MOST_TOLD) return;
    String when = String.format(Locale.ROOT, "at %.3f s: ", clock.nanos() * 1e-9);
    violations.add(when + what + "\n  before it:\n    " + String.join("\n    ", happened));
  }

  synchronized int violations() {
    return found;
  }

  /** The first of them, each with what happened before it. */
  synchronized String text() {
    return String.join("\n", violations);
  }
}
