// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.LongToDoubleFunction;

/**
 * A Drums RNN as phrases: one seed, one temperature for each cycle.
 *
 * <pre>{@code
 * Phrases drums = new DrumsPhrases(new DrumsComposer(DrumsRnn.shipped()), service, 42, c -> 1.0);
 * drums.ask(0, 4);
 * Phrase phrase = drums.play(0);
 * }</pre>
 *
 * <p>Phrases and answers are kept for {@link #WINDOW} cycles each way in arrays that are read and
 * written without locks. Seed and temperature are fixed: an edit makes another object, which may
 * share the composer, and with it what has been composed.
 */
public final class DrumsPhrases implements Phrases {
  /** For how many cycles phrases and answers are kept. */
  public static final int WINDOW = 512;

  private final DrumsComposer composer;
  private final ModelService service;
  private final long seed;
  private final LongToDoubleFunction temperature;
  private final AtomicReferenceArray<Phrase> made = new AtomicReferenceArray<>(WINDOW);
  private final AtomicReferenceArray<Phrase> played = new AtomicReferenceArray<>(WINDOW);
  private final Set<Long> asked = ConcurrentHashMap.newKeySet();
  private final AtomicLong repeats = new AtomicLong();

  /** Phrases of a composer, made on the service. {@code temperature} must be a pure function. */
  public DrumsPhrases(
      DrumsComposer composer, ModelService service, long seed, LongToDoubleFunction temperature) {
    this.composer = composer;
    this.service = service;
    this.seed = seed;
    this.temperature = temperature;
  }

  @Override
  public Optional<Phrase> phraseIfReady(long cycle) {
    return at(made, cycle);
  }

  @Override
  public Phrase play(long cycle) {
    Optional<Phrase> before = at(played, cycle);
    if (before.isPresent()) {
      return before.get();
    }
    Phrase old = played.get(place(cycle));
    Phrase answer = phraseIfReady(cycle).orElseGet(() -> last(cycle));
    if (!played.compareAndSet(place(cycle), old, answer)) {
      return at(played, cycle).orElse(answer); // another thread answered first
    }
    if (answer.tier() == Tier.REPEATED) {
      repeats.incrementAndGet();
    }
    return answer;
  }

  /** The nearest phrase before a cycle, of those that are kept. */
  private Phrase last(long cycle) {
    for (long c = cycle - 1; c > cycle - WINDOW; c--) {
      Optional<Phrase> phrase = newest(c);
      if (phrase.isPresent()) {
        return phrase.get().repeatedIn(cycle);
      }
    }
    return Phrase.silence(cycle);
  }

  private Optional<Phrase> newest(long cycle) {
    return at(made, cycle).or(() -> at(played, cycle));
  }

  @Override
  public void ask(long fromCycle, int count) {
    for (long c = fromCycle; c < fromCycle + count; c++) {
      long cycle = c;
      if (phraseIfReady(cycle).isEmpty() && asked.add(cycle)) {
        boolean accepted = service.submit(cycle, () -> make(cycle));
        if (!accepted) {
          asked.remove(cycle);
        }
      }
    }
  }

  private void make(long cycle) {
    try {
      compute(cycle);
    } finally {
      asked.remove(cycle);
    }
  }

  @Override
  public Phrase compute(long cycle) {
    Optional<Phrase> ready = phraseIfReady(cycle);
    if (ready.isPresent()) {
      return ready.get();
    }
    Phrase phrase = composer.phrase(seed, cycle, temperature);
    made.set(place(cycle), phrase);
    return phrase;
  }

  @Override
  public long repeats() {
    return repeats.get();
  }

  private static Optional<Phrase> at(AtomicReferenceArray<Phrase> kept, long cycle) {
    return Optional.ofNullable(kept.get(place(cycle))).filter(phrase -> phrase.cycle() == cycle);
  }

  private static int place(long cycle) {
    return (int) Math.floorMod(cycle, (long) WINDOW);
  }
}
