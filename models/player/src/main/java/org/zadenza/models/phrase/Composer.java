// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.idiom.Idiom;
import org.zadenza.models.idiom.Run;
import org.zadenza.models.idiom.Tone;
import org.zadenza.models.idiom.Wishes;

/**
 * Makes the phrase of any cycle as a pure function of (weights, seed, cycle, wishes, prime).
 *
 * <p>Where sounds last beyond their cycle the next one of the run is made, too, which says when
 * they end; with the run everything ends.
 *
 * <p>Cycles are grouped in runs of {@link #RUN}. A run begins from silence, hears its prime if it
 * has one, and goes forward a cycle at a time, the model remembering from cycle to cycle; each
 * cycle draws from a random source of its own. So a phrase depends on its cycle, on the prime and
 * the wishes from the beginning of its run up to it, and on nothing that was asked before. What the
 * model remembered after a cycle is kept under exactly those, so that the next one costs one cycle
 * and a jump at most a run.
 *
 * <p>Any thread, one at a time (the others wait): for the model service and for rendering. {@link
 * #spare} waits for no network. What several slots ask of the same weights is made one after the
 * other, and made once where they ask for the same. Eight slots stepped together take 1.6 times
 * less time a step with 2 layers of 256 and 1.2 times less with 3 of 512 (docs/models/worker.md),
 * but a bar of drums for eight slots takes half a percent of the time that it lasts, and the most
 * urgent one would wait for the last.
 *
 * @param <S> what a run of the model remembers
 */
public final class Composer<S> implements PhraseMaker {
  /** The cycles of a run. */
  public static final int RUN = 16;

  private static final int KEPT = 256;

  private final String name;
  private final Idiom idiom;
  private final Run<S> run;
  private final Repertoire repertoire;
  private long composed;
  private final Map<Key, Cycle<S>> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Cycle<S>> eldest) {
          return size() > KEPT;
        }
      };

  /** Everything that a cycle follows from, the weights of this composer aside. */
  private record Key(
      long seed, long start, long cycle, List<Integer> prime, List<Wishes> wishesOfRun) {}

  /** A finished cycle: its tokens and what the model remembers after it. */
  private record Cycle<S>(List<Integer> tokens, S after) {}

  /**
   * A composer for one model.
   *
   * @param name of the model
   * @param run is this composer's from now on
   */
  public Composer(String name, Idiom idiom, Run<S> run) {
    this.name = name;
    this.idiom = idiom;
    this.run = run;
    repertoire = new Repertoire(idiom.tokens());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int reach() {
    return idiom.reach();
  }

  /** The rules of its tokens. */
  public Idiom idiom() {
    return idiom;
  }

  /** How many cycles the model has been run for. */
  public synchronized long composed() {
    return composed;
  }

  /** The phrase of a cycle. */
  public Phrase phrase(Part part, long cycle) {
    return phraseIf(() -> true, part, cycle).orElseThrow();
  }

  /** Given up between two cycles of the run; what was made until then is kept. */
  @Override
  public synchronized Optional<Phrase> phraseIf(BooleanSupplier wanted, Part part, long cycle) {
    long start = part.runOf(cycle);
    boolean lasts = idiom.reach() > 0 && part.runOf(cycle + 1) == start;
    long end = lasts ? cycle + 1 : cycle;
    List<Integer> prime = part.prime().apply(start);
    List<Wishes> wishes = new ArrayList<>();
    for (long c = start; c <= end; c++) {
      wishes.add(part.wishes().apply(c));
    }
    Cycle<S> made = made(wanted, part, cycle, prime, wishes);
    Cycle<S> next = lasts && made != null ? made(wanted, part, end, prime, wishes) : made;
    if (next == null) return Optional.empty();
    List<Integer> tokens = new ArrayList<>(made.tokens);
    if (lasts)
      tokens.addAll(idiom.held(made.tokens, wishes.get((int) (cycle - start)), next.tokens));
    Sampled sampled = new Sampled(cycle, cycle, Tier.FRESH, tokens);
    return Optional.of(new Phrase(sampled, tones(part, cycle, sampled.tokens())));
  }

  /** A cycle, or null where nobody wants it any more. */
  private @Nullable Cycle<S> made(
      BooleanSupplier wanted, Part part, long cycle, List<Integer> prime, List<Wishes> wishes) {
    long start = part.runOf(cycle);
    long last = cycle;
    Cycle<S> made = null;
    while (made == null && last >= start) {
      made = kept.get(key(part, start, last, prime, wishes));
      last = made == null ? last - 1 : last;
    }
    for (long c = last + 1; c <= cycle; c++) {
      if (!wanted.getAsBoolean()) return null;
      int place = (int) (c - start);
      Wishes before = place == 0 ? Wishes.NONE : wishes.get(place - 1);
      made = compose(part, c, wishes.get(place), before, prime, made);
      kept.put(key(part, start, c, prime, wishes), made);
    }
    return made;
  }

  private static Key key(
      Part part, long start, long cycle, List<Integer> prime, List<Wishes> wishes) {
    List<Wishes> upTo = List.copyOf(wishes.subList(0, (int) (cycle - start) + 1));
    return new Key(part.seed(), start, cycle, prime, upTo);
  }

  private Cycle<S> compose(
      Part part,
      long cycle,
      Wishes wishes,
      Wishes wishesBefore,
      List<Integer> prime,
      @Nullable Cycle<S> before) {
    composed++;
    List<Integer> left = List.of();
    if (before == null) {
      run.reset();
      run.wish(wishes);
      for (int token : prime) {
        run.next();
        run.accept(token);
      }
    } else {
      run.restore(before.after);
      left = idiom.left(before.tokens, wishesBefore);
    }
    run.wish(wishes);
    List<Integer> tokens = idiom.draw(run, left, wishes, random(part, cycle, wishes));
    repertoire.add(tokens);
    return new Cycle<>(List.copyOf(tokens), run.save());
  }

  private static SplittableRandom random(Part part, long cycle, Wishes wishes) {
    return new SplittableRandom(part.salt(cycle, wishes.take()));
  }

  @Override
  public List<Tone> tones(Part part, long madeFor, List<Integer> tokens) {
    return idiom.tones(tokens, part.wishes().apply(madeFor), part.salt(madeFor));
  }

  @Override
  public Optional<Phrase> spare(Part part, long cycle) {
    Wishes wishes = part.wishes().apply(cycle);
    return repertoire
        .spare(idiom, wishes, random(part, cycle, wishes))
        .map(
            tokens ->
                new Phrase(
                    new Sampled(cycle, cycle, Tier.MARKOV, tokens), tones(part, cycle, tokens)));
  }
}
