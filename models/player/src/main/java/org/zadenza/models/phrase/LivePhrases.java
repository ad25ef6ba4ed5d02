// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.idiom.Wishes;

/**
 * A composer's phrases ahead of the clock.
 *
 * <pre>{@code
 * Phrases drums = new LivePhrases(composer, Part.of(42, cycle -> Wishes.NONE), network, spares);
 * drums.ask(0, 4);
 * Phrase phrase = drums.play(0);
 * }</pre>
 *
 * <p>The deadline of a phrase is the moment at which its cycle is first asked for. One that misses
 * it is not made any more. The first time the phrase before is played again; from then on a Markov
 * chain answers, which another thread has ready; where there is nothing at all, a rest. A model
 * that was late {@link #PATIENCE} times in a row gives up the run that it is in, and makes the next
 * run's cycles instead, which it may still have in time.
 *
 * <p>Phrases and answers are kept for {@link #WINDOW} cycles each way in arrays that are read and
 * written without locks. The part is fixed: an edit makes another object, which may share the
 * composer, and with it what has been composed.
 */
public final class LivePhrases implements Phrases {
  /** For how many cycles phrases and answers are kept. */
  public static final int WINDOW = 512;

  /** After so many late phrases in a row a run is given up. */
  static final int PATIENCE = 2;

  private final PhraseMaker composer;
  private final ModelService network;
  private final ModelService cheap;
  private final Part part;
  private final AtomicReferenceArray<@Nullable Phrase> made = array();
  private final AtomicReferenceArray<@Nullable Phrase> spares = array();
  private final AtomicReferenceArray<@Nullable Phrase> played = array();
  private final Set<Long> asked = ConcurrentHashMap.newKeySet();
  private final Set<Long> askedAgain = ConcurrentHashMap.newKeySet();
  private final Set<Long> spareAsked = ConcurrentHashMap.newKeySet();
  private final Map<Long, Integer> takes = new ConcurrentHashMap<>();
  private volatile @Nullable Lock lock;
  private volatile int edition;
  private final AtomicInteger late = new AtomicInteger();
  private volatile long givenUp = Long.MIN_VALUE;

  /** Cycles that are repeated from a cycle on. */
  private record Lock(long from, long length) {
    long source(long cycle) {
      return cycle < from ? cycle : from + Math.floorMod(cycle - from, length);
    }
  }

  /**
   * Phrases of a part.
   *
   * @param network makes the phrases
   * @param cheap makes what is played where they are late
   */
  public LivePhrases(PhraseMaker composer, Part part, ModelService network, ModelService cheap) {
    this.composer = composer;
    this.network = network;
    this.cheap = cheap;
    this.part =
        new Part(
            part.seed(),
            cycle -> taken(part.wishes().apply(cycle), cycle),
            part.prime(),
            part.anchor());
  }

  private static AtomicReferenceArray<@Nullable Phrase> array() {
    return new AtomicReferenceArray<>(WINDOW);
  }

  private Wishes taken(Wishes wishes, long cycle) {
    int take = takes.getOrDefault(cycle, 0);
    return take == 0 ? wishes : wishes.withTake(take);
  }

  @Override
  public Optional<Phrase> phraseIfReady(long cycle) {
    long source = source(cycle);
    return at(made, source).map(phrase -> moved(phrase, cycle));
  }

  private long source(long cycle) {
    Lock now = lock;
    return now == null ? cycle : now.source(cycle);
  }

  private static Phrase moved(Phrase phrase, long cycle) {
    return phrase.cycle() == cycle ? phrase : phrase.in(cycle, phrase.tier());
  }

  @Override
  public Optional<Phrase> answered(long cycle) {
    return at(played, cycle);
  }

  @Override
  public Phrase play(long cycle) {
    Optional<Phrase> before = answered(cycle);
    if (before.isPresent()) {
      return before.get();
    }
    Phrase old = played.get(place(cycle));
    Phrase answer = phraseIfReady(cycle).orElseGet(() -> instead(cycle));
    if (!played.compareAndSet(place(cycle), old, answer)) {
      return answered(cycle).orElse(answer); // another thread answered first
    }
    count(answer);
    return answer;
  }

  private void count(Phrase answer) {
    if (answer.tier() == Tier.FRESH) {
      late.set(0);
    } else if (late.incrementAndGet() >= PATIENCE) {
      givenUp = part.runOf(answer.cycle());
    }
  }

  /** The phrase before, once; then a spare one; then what there is. */
  private Phrase instead(long cycle) {
    Optional<Phrase> before = newest(cycle - 1);
    if (before.isPresent() && before.get().tier() == Tier.FRESH) {
      return before.get().in(cycle, Tier.REPEATED);
    }
    return at(spares, cycle).orElseGet(() -> last(cycle));
  }

  /** The nearest phrase before a cycle, of those that are kept. */
  private Phrase last(long cycle) {
    for (long c = cycle - 1; c > cycle - WINDOW; c--) {
      Optional<Phrase> phrase = newest(c);
      if (phrase.isPresent() && phrase.get().tier() != Tier.RESTING) {
        return phrase.get().in(cycle, Tier.REPEATED);
      }
    }
    return Phrase.rest(cycle);
  }

  private Optional<Phrase> newest(long cycle) {
    return answered(cycle).or(() -> phraseIfReady(cycle));
  }

  @Override
  public void ask(long fromCycle, int count) {
    long run = part.runOf(fromCycle);
    boolean behind = run <= givenUp;
    long from = behind ? run + Composer.RUN : fromCycle;
    for (long c = from; c < from + (behind ? Composer.RUN : count); c++) {
      askFor(source(c));
    }
    boolean isLate = answered(fromCycle).or(() -> phraseIfReady(fromCycle)).isEmpty();
    for (long c = fromCycle; (isLate || late.get() > 0) && c < fromCycle + count; c++) {
      askForSpare(c);
    }
  }

  private void askFor(long cycle) {
    if (at(made, cycle).isEmpty() && asked.add(cycle)) {
      if (!network.submit(cycle, () -> make(cycle))) {
        asked.remove(cycle);
      }
    }
  }

  private void askForSpare(long cycle) {
    if (at(spares, cycle).isEmpty() && spareAsked.add(cycle)) {
      if (!cheap.submit(cycle, () -> makeSpare(cycle))) {
        spareAsked.remove(cycle);
      }
    }
  }

  private void makeSpare(long cycle) {
    try {
      composer.spare(part, cycle).ifPresent(phrase -> spares.set(place(cycle), phrase));
    } finally {
      spareAsked.remove(cycle);
    }
  }

  private void make(long cycle) {
    try {
      made(cycle, false);
    } finally {
      asked.remove(cycle);
    }
  }

  /** Whether a phrase can still be in time. */
  private boolean isWanted(long cycle) {
    return answered(cycle).isEmpty() && part.runOf(cycle) > givenUp;
  }

  /** Made under wishes that did not change meanwhile; empty where nobody wants it any more. */
  private Optional<Phrase> made(long cycle, boolean anyway) {
    while (true) {
      int began = edition;
      Optional<Phrase> phrase =
          composer.phraseIf(() -> anyway || isWanted(cycle) || locked(cycle), part, cycle);
      synchronized (this) {
        if (began == edition) {
          phrase.ifPresent(fresh -> made.set(place(cycle), fresh));
          return phrase;
        }
      }
    }
  }

  private boolean locked(long cycle) {
    Lock now = lock;
    return now != null && cycle >= now.from && cycle < now.from + now.length;
  }

  @Override
  public Phrase compute(long cycle) {
    long source = source(cycle);
    Phrase phrase = at(made, source).orElseGet(() -> made(source, true).orElseThrow());
    return moved(phrase, cycle);
  }

  @Override
  public Phrase again(Sampled sampled) {
    return new Phrase(sampled, composer.tones(part, sampled.madeFor(), sampled.tokens()));
  }

  @Override
  public void lock(long from, long length) {
    lock = new Lock(from, length);
    ask(from, (int) length);
  }

  @Override
  public void unlock() {
    lock = null;
  }

  @Override
  public void veto(long cycle) {
    long end = part.runOf(cycle) + Composer.RUN;
    synchronized (this) {
      takes.merge(cycle, 1, Integer::sum);
      edition++;
      for (long c = cycle; c < end; c++) {
        if (at(made, c).isPresent()) {
          made.set(place(c), null);
        }
      }
    }
    ask(cycle, (int) (end - cycle));
  }

  @Override
  public void anew(long cycle) {
    synchronized (this) {
      edition++;
    }
    for (int i = 0; i < WINDOW; i++) {
      Phrase phrase = made.get(i);
      if (phrase != null && phrase.cycle() >= cycle) makeAgain(phrase.cycle());
    }
  }

  /** What is there already plays where this comes too late. */
  private void makeAgain(long cycle) {
    if (!askedAgain.add(cycle)) return;
    Runnable task =
        () -> {
          askedAgain.remove(cycle);
          made(cycle, false);
        };
    if (!network.submit(cycle, task)) askedAgain.remove(cycle);
  }

  private static Optional<Phrase> at(AtomicReferenceArray<@Nullable Phrase> kept, long cycle) {
    return Optional.ofNullable(kept.get(place(cycle))).filter(phrase -> phrase.cycle() == cycle);
  }

  private static int place(long cycle) {
    return (int) Math.floorMod(cycle, (long) WINDOW);
  }
}
