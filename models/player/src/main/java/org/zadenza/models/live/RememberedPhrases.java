// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.zadenza.models.phrase.Phrase;
import org.zadenza.models.phrase.Phrases;
import org.zadenza.models.phrase.Sampled;

/**
 * Phrases that are told of when they are played, and that answer as they did once where that is
 * remembered.
 *
 * @param from who makes them
 * @param remembered what was played once, by cycle
 * @param told the cycles that have been told of
 * @param tells whom to tell
 */
record RememberedPhrases(
    Phrases from, Map<Long, Sampled> remembered, Set<Long> told, Consumer<Sampled> tells)
    implements Phrases {
  RememberedPhrases(Phrases from, Map<Long, Sampled> remembered, Consumer<Sampled> tells) {
    this(from, remembered, ConcurrentHashMap.newKeySet(), tells);
  }

  private Optional<Phrase> once(long cycle) {
    return Optional.ofNullable(remembered.get(cycle)).map(from::again);
  }

  @Override
  public Optional<Phrase> phraseIfReady(long cycle) {
    return once(cycle).or(() -> from.phraseIfReady(cycle));
  }

  @Override
  public Phrase play(long cycle) {
    Phrase out = once(cycle).orElseGet(() -> from.play(cycle));
    if (told.add(cycle)) tells.accept(out.sampled());
    return out;
  }

  @Override
  public Optional<Phrase> answered(long cycle) {
    return once(cycle).or(() -> from.answered(cycle));
  }

  /** Of what is played again, only what was played. */
  @Override
  public Optional<Phrase> earlier(long cycle, boolean live) {
    return remembered.isEmpty() ? from.earlier(cycle, live) : once(cycle);
  }

  @Override
  public void ask(long fromCycle, int count) {
    from.ask(fromCycle, count);
  }

  @Override
  public Phrase compute(long cycle) {
    return once(cycle).orElseGet(() -> from.compute(cycle));
  }

  @Override
  public Phrase again(Sampled sampled) {
    return from.again(sampled);
  }

  @Override
  public void lock(long first, long length) {
    from.lock(first, length);
  }

  @Override
  public void unlock() {
    from.unlock();
  }

  @Override
  public void veto(long cycle) {
    from.veto(cycle);
  }

  @Override
  public void anew(long cycle) {
    from.anew(cycle);
  }
}
