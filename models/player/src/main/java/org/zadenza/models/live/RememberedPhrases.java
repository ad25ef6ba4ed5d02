// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.zadenza.models.phrase.Phrase;
import org.zadenza.models.phrase.Phrases;

/**
 * Phrases that are told of when they are played, and that answer as they did once where that is
 * remembered.
 *
 * @param from who makes them
 * @param remembered the phrases that were played once, by cycle
 * @param told the cycles that have been told of
 * @param number of the model
 * @param tells whom to tell
 */
record RememberedPhrases(
    Phrases from,
    Map<Long, Phrase> remembered,
    Set<Long> told,
    int number,
    BiConsumer<Integer, Phrase> tells)
    implements Phrases {
  RememberedPhrases(
      Phrases from, Map<Long, Phrase> remembered, int number, BiConsumer<Integer, Phrase> tells) {
    this(from, remembered, ConcurrentHashMap.newKeySet(), number, tells);
  }

  @Override
  public Optional<Phrase> phraseIfReady(long cycle) {
    Phrase once = remembered.get(cycle);
    return once == null ? from.phraseIfReady(cycle) : Optional.of(once);
  }

  @Override
  public Phrase play(long cycle) {
    Phrase once = remembered.get(cycle);
    Phrase out = once == null ? from.play(cycle) : once;
    if (told.add(cycle)) tells.accept(number, out);
    return out;
  }

  @Override
  public void ask(long fromCycle, int count) {
    from.ask(fromCycle, count);
  }

  @Override
  public Phrase compute(long cycle) {
    Phrase once = remembered.get(cycle);
    return once == null ? from.compute(cycle) : once;
  }

  @Override
  public long repeats() {
    return from.repeats();
  }
}
