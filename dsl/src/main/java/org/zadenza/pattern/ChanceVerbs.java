// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.zadenza.time.Rational;

/** Verbs that leave something to chance; the same cycle always draws the same lot. */
interface ChanceVerbs extends Verbs {

  /** Drops each event with probability {@code p}. */
  default Pattern degradeBy(Object p) {
    return Patternable.join(p, v -> keepWhere(number(v), t -> Randomness.rand(t)));
  }

  /** Drops half of the events. */
  default Pattern degrade() {
    return degradeBy(0.5);
  }

  /** Keeps exactly the events that {@link #degradeBy} with {@code 1 - p} would drop. */
  default Pattern undegradeBy(Object p) {
    return Patternable.join(p, v -> keepWhere(number(v), t -> 1 - Randomness.rand(t)));
  }

  default Pattern undegrade() {
    return undegradeBy(0.5);
  }

  /** {@code ?} of the notation: each one in a text has its own lots. */
  default Pattern degradeBySeed(double p, int seed) {
    Rational offset = Randomness.SEED_STEP.times(seed);
    return keepWhere(p, t -> Randomness.rand(t.plus(offset)));
  }

  /** Keeps the events whose lot, drawn at their begin, is above the threshold. */
  private Pattern keepWhere(double threshold, ToDoubleFunction<Rational> lot) {
    Pattern inner = self();
    return (query, sink) ->
        inner.query(
            query,
            e -> {
              Rational at = e.wholeOrPart().begin().plus(query.seed());
              if (lot.applyAsDouble(at) > threshold) sink.accept(e);
            });
  }

  private static double number(Object v) {
    return Patternable.rational(v).toDouble();
  }

  /** Applies {@code f} to each event with probability {@code p}. */
  default Pattern sometimesBy(Object p, UnaryOperator<Pattern> f) {
    return Patternable.join(
        p,
        v -> {
          double x = number(v);
          Pattern rest = keepWhere(x, t -> Randomness.rand(t));
          Pattern chosen = keepWhere(1 - x, t -> 1 - Randomness.rand(t));
          return Pattern.stack(java.util.List.of(rest, f.apply(chosen)));
        });
  }

  default Pattern sometimes(UnaryOperator<Pattern> f) {
    return sometimesBy(0.5, f);
  }

  default Pattern often(UnaryOperator<Pattern> f) {
    return sometimesBy(0.75, f);
  }

  default Pattern rarely(UnaryOperator<Pattern> f) {
    return sometimesBy(0.25, f);
  }

  default Pattern almostNever(UnaryOperator<Pattern> f) {
    return sometimesBy(0.1, f);
  }

  default Pattern almostAlways(UnaryOperator<Pattern> f) {
    return sometimesBy(0.9, f);
  }

  /** Applies {@code f} to every event; the certain end of {@link #sometimesBy}. */
  default Pattern always(UnaryOperator<Pattern> f) {
    return f.apply(self());
  }

  /** Never applies {@code f}. */
  default Pattern never(UnaryOperator<Pattern> f) {
    return self();
  }

  /** Draws other lots: {@code seed} is added to the time at which they are drawn. */
  default Pattern seed(Object seed) {
    Pattern inner = self();
    return Patternable.joinTime(seed, n -> (query, sink) -> inner.query(query.withSeed(n), sink));
  }

  /** Plays the {@code n}th parts of each cycle in random order, each once. */
  default Pattern shuffle(Object n) {
    return Patternable.joinTime(
        n, parts -> Rearranged.parts(self(), parts.floor(), Chance.order(parts.floor())));
  }

  /** Plays randomly chosen {@code n}th parts of each cycle. */
  default Pattern scramble(Object n) {
    return Patternable.joinTime(
        n, parts -> Rearranged.parts(self(), parts.floor(), Signals.irand(parts).segment(parts)));
  }

  /** Applies {@code f} to whole cycles, each with probability {@code p}. */
  default Pattern someCyclesBy(Object p, UnaryOperator<Pattern> f) {
    return Patternable.join(
        p,
        v -> {
          double x = number(v);
          Pattern rest = keepWhere(x, t -> Randomness.rand(t.cycleStart()));
          Pattern chosen = keepWhere(1 - x, t -> 1 - Randomness.rand(t.cycleStart()));
          return Pattern.stack(java.util.List.of(rest, f.apply(chosen)));
        });
  }

  default Pattern someCycles(UnaryOperator<Pattern> f) {
    return someCyclesBy(0.5, f);
  }
}
