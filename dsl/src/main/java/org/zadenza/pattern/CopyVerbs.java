// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.zadenza.time.Rational;

/** Verbs that build something larger out of many changed copies of a pattern. */
interface CopyVerbs extends Verbs {

  /** Adds three softer, shorter, higher hits after each sound, as drummers do. */
  default Pattern ghost() {
    return ghostBy(Rational.of(1, 8));
  }

  /** {@link #ghost} with the hits one and a half, two and a half and four times so late. */
  default Pattern ghostBy(Object cycles) {
    return ghostWith(
        cycles,
        p ->
            p.mul(Controls.of("gain", 0.7))
                .set(Controls.of("end", 0.2))
                .mul(Controls.of("speed", 1.25)));
  }

  /**
   * Adds a copy through {@code f}, one and a half times {@code cycles} late, and then to both a
   * copy two and a half times so late, as Tidal does: the last is through {@code f} twice.
   */
  default Pattern ghostWith(Object cycles, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(
        cycles,
        by ->
            self()
                .superimpose(x -> f.apply(x).lateBy(by.times(Rational.of(3, 2))))
                .superimpose(x -> f.apply(x).lateBy(by.times(Rational.of(5, 2)))));
  }

  /** {@code copies} of it, each shifted on in time and in the stereo field alike. */
  default Pattern spin(Object copies) {
    return Patternable.joinTime(
        copies,
        n -> {
          long count = bounded(n.floor());
          List<Pattern> out = new ArrayList<>();
          for (long i = 0; i < count; i++) {
            Rational place = Rational.of(i, count);
            out.add(self().lateBy(place.negate()).pan(place.toDouble()));
          }
          return Pattern.stack(out);
        });
  }

  /** {@link LayerVerbs#jux}, hard left and right, each side cutting its own last sound. */
  default Pattern juxcut(UnaryOperator<Pattern> f) {
    return Pattern.stack(List.of(self().pan(0).cut(-1), f.apply(self().pan(1).cut(-2))));
  }

  /** {@link LayerVerbs#jux} for four speakers in a ring: the two sides lie opposite. */
  default Pattern jux4(UnaryOperator<Pattern> f) {
    return Pattern.stack(List.of(self().pan(0.625), f.apply(self().pan(0.125))));
  }

  /** {@link LayerVerbs#off} with {@code number} added. */
  default Pattern offadd(Object cycles, Object number) {
    return self().off(cycles, p -> p.add(number));
  }

  /** Cycle by cycle, the pattern combined with ever more changed copies of itself. */
  default Pattern snowball(
      Object depth, BinaryOperator<Pattern> combine, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(
        depth,
        d -> {
          List<Pattern> cycles = new ArrayList<>();
          Pattern ball = self();
          Pattern copy = self();
          for (long i = 0; i < bounded(d.floor()); i++) {
            cycles.add(ball);
            copy = f.apply(copy);
            ball = combine.apply(ball, copy);
          }
          return Pattern.slowcat(cycles);
        });
  }

  /** {@code f} applied {@code n} times. */
  default Pattern applyN(Object n, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(
        n,
        times -> {
          Pattern out = self();
          for (long i = 0; i < bounded(times.floor()); i++) out = f.apply(out);
          return out;
        });
  }

  /**
   * Lays this pattern, stretched over {@code cycles}, under each of the patterns, which begin in
   * turn at another place of it.
   */
  default Pattern weave(Object cycles, List<Pattern> patterns) {
    return Patternable.joinTime(cycles, t -> under(patterns, slowly(t), t));
  }

  /** Lays this pattern under each of the patterns, each time a little earlier. */
  default Pattern stackwith(List<Pattern> patterns) {
    return under(patterns, self(), Rational.ONE.negate());
  }

  private Pattern slowly(Rational t) {
    return t.signum() <= 0 ? Pattern.silence() : self().fastBy(t.inverse());
  }

  private static Pattern under(List<Pattern> patterns, Pattern base, Rational length) {
    List<Pattern> out = new ArrayList<>();
    for (int i = 0; i < patterns.size(); i++) {
      Rational by = length.times(Rational.of(i, patterns.size()));
      out.add(patterns.get(i).set(base.lateBy(by)));
    }
    return Pattern.stack(out);
  }

  private static long bounded(long n) {
    if (n > TimeVerbs.MOST_STARTS) throw new BudgetSpent(TimeVerbs.MOST_STARTS);
    return n;
  }
}
