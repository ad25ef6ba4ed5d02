// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.function.Function;
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

  private Pattern keepWhere(double threshold, ToDoubleFunction<Rational> lot) {
    return self().filterEvents(e -> lot.applyAsDouble(e.wholeOrPart().begin()) > threshold);
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

  /** Applies {@code f} to whole cycles, each with probability {@code p}. */
  default Pattern someCyclesBy(Object p, UnaryOperator<Pattern> f) {
    return Patternable.join(
        p,
        v -> {
          double x = number(v);
          Function<Rational, Double> lot = t -> Randomness.rand(t.cycleStart());
          Pattern rest = keepWhere(x, lot::apply);
          Pattern chosen = keepWhere(1 - x, t -> 1 - lot.apply(t));
          return Pattern.stack(java.util.List.of(rest, f.apply(chosen)));
        });
  }

  default Pattern someCycles(UnaryOperator<Pattern> f) {
    return someCyclesBy(0.5, f);
  }
}
