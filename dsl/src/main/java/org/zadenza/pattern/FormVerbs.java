// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.function.UnaryOperator;
import org.zadenza.time.Rational;

/** Verbs that change some cycles, or some part of a cycle, and leave the rest. */
interface FormVerbs extends Verbs {

  /** Applies {@code f} in every {@code n}th cycle, beginning with the first. */
  default Pattern every(Object n, UnaryOperator<Pattern> f) {
    return firstOf(n, f);
  }

  /** Applies {@code f} in the first of every {@code n} cycles. */
  default Pattern firstOf(Object n, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(n, times -> inCycle(times.floor(), 0, f));
  }

  /** Applies {@code f} in the last of every {@code n} cycles. */
  default Pattern lastOf(Object n, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(n, times -> inCycle(times.floor(), times.floor() - 1, f));
  }

  private Pattern inCycle(long n, long which, UnaryOperator<Pattern> f) {
    if (n <= 0) return self();
    Pattern plain = self();
    Pattern changed = f.apply(plain);
    return Pattern.byCycle(c -> Math.floorMod(c, n) == which ? changed : plain);
  }

  /** Applies {@code f} while {@code condition} is true. */
  default Pattern when(Object condition, UnaryOperator<Pattern> f) {
    Pattern plain = self();
    return Patternable.join(condition, v -> Truth.of(v) ? f.apply(plain) : plain);
  }

  /** Applies {@code f} to an {@code n}th of the pattern, the next one each cycle. */
  default Pattern chunk(Object n, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(n, times -> chunkBy(times.floor(), f));
  }

  private Pattern chunkBy(long n, UnaryOperator<Pattern> f) {
    if (n <= 0) return self();
    Pattern repeated = self().repeatCycles(Rational.of(n));
    Pattern changed = f.apply(repeated);
    Rational size = Rational.of(1, n);
    return Pattern.byCycle(
        c -> {
          Rational from = size.times(Math.floorMod(c, n));
          Pattern inside = gate(from, from.plus(size), true);
          Pattern outside = gate(from, from.plus(size), false);
          return Pattern.stack(java.util.List.of(changed.mask(inside), repeated.mask(outside)));
        });
  }

  private static Pattern gate(Rational from, Rational to, boolean inside) {
    java.util.List<Rational> weights =
        java.util.List.of(from, to.minus(from), Rational.ONE.minus(to));
    Pattern in = inside ? Pattern.pure(true) : Pattern.silence();
    Pattern out = inside ? Pattern.silence() : Pattern.pure(true);
    return Pattern.timecat(weights, java.util.List.of(out, in, out));
  }

  /** Applies {@code f} as if a cycle were {@code factor} times shorter. */
  default Pattern inside(Object factor, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(factor, n -> f.apply(self().slow(n)).fast(n));
  }

  /** Applies {@code f} as if a cycle were {@code factor} times longer. */
  default Pattern outside(Object factor, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(factor, n -> f.apply(self().fast(n)).slow(n));
  }
}
