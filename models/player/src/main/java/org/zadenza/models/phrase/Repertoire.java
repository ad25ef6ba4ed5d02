// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.idiom.Idiom;
import org.zadenza.models.idiom.WalkRun;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.models.markov.MarkovChain;

/** What a model made of late, and a Markov chain of it for when it is late. Any thread. */
public final class Repertoire {
  private static final int KEPT = 64;
  private static final int ORDER = 3;

  private final int tokens;
  private final Deque<int[]> recent = new ArrayDeque<>();
  private @Nullable MarkovChain chain;

  /** Nothing yet, of a model with so many tokens. */
  public Repertoire(int tokens) {
    this.tokens = tokens;
  }

  /** Takes what it made for a cycle. */
  public synchronized void add(List<Integer> made) {
    if (recent.size() == KEPT) {
      recent.removeFirst();
    }
    recent.addLast(made.stream().mapToInt(token -> token).toArray());
    chain = null;
  }

  /** The tokens of a cycle that such a chain draws; empty as long as nothing was made. */
  public Optional<List<Integer>> spare(Idiom idiom, Wishes wishes, SplittableRandom random) {
    return chain().map(chain -> idiom.draw(new WalkRun(chain), List.of(), wishes, random));
  }

  private synchronized Optional<MarkovChain> chain() {
    if (chain == null && !recent.isEmpty()) {
      chain = new MarkovChain(ORDER, tokens, List.copyOf(recent));
    }
    return Optional.ofNullable(chain);
  }
}
