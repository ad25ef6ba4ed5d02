// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.markov.MarkovChain;

/** What a model made of late, and a Markov chain of it for when it is late. Any thread. */
final class Repertoire {
  private static final int KEPT = 64;
  private static final int ORDER = 3;

  private final int tokens;
  private final Deque<int[]> recent = new ArrayDeque<>();
  private @Nullable MarkovChain chain;

  Repertoire(int tokens) {
    this.tokens = tokens;
  }

  synchronized void add(List<Integer> made) {
    if (recent.size() == KEPT) {
      recent.removeFirst();
    }
    recent.addLast(made.stream().mapToInt(token -> token).toArray());
    chain = null;
  }

  /** Empty as long as nothing was made. */
  synchronized Optional<MarkovChain> chain() {
    if (chain == null && !recent.isEmpty()) {
      chain = new MarkovChain(ORDER, tokens, List.copyOf(recent));
    }
    return Optional.ofNullable(chain);
  }
}
