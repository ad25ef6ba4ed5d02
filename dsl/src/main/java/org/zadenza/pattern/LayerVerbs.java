// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.zadenza.music.Pitch;
import org.zadenza.names.Shown;
import org.zadenza.time.Rational;

/** Verbs that play a pattern together with a changed copy of itself. */
interface LayerVerbs extends Verbs {

  /** Plays the pattern and a copy changed by {@code f}. */
  default Pattern superimpose(UnaryOperator<Pattern> f) {
    return Pattern.stack(List.of(self(), f.apply(self())));
  }

  /** Plays the pattern and a copy changed by {@code f} that comes {@code cycles} later. */
  default Pattern off(Object cycles, UnaryOperator<Pattern> f) {
    return Pattern.stack(List.of(self(), f.apply(self().late(cycles))));
  }

  /** Plays the pattern on the left and a copy changed by {@code f} on the right. */
  default Pattern jux(UnaryOperator<Pattern> f) {
    return juxBy(1, f);
  }

  /** {@link #jux} with the two sides {@code width} apart: 0 is mono, 1 is hard left and right. */
  default Pattern juxBy(Object width, UnaryOperator<Pattern> f) {
    return Patternable.joinTime(
        width,
        by -> {
          double half = by.toDouble() / 2;
          return Pattern.stack(List.of(panned(-half), f.apply(panned(half))));
        });
  }

  private Pattern panned(double by) {
    return self()
        .withValue(
            v -> {
              if (!(v instanceof Controls c)) {
                throw new IllegalArgumentException(
                    "jux needs sounds or notes to place left and right, such as (s \"bd\"), not "
                        + Shown.of(v));
              }
              return c.with("pan", c.number("pan", 0.5) + by);
            });
  }

  /** {@code times} copies, each {@code cycles} later and changed by {@code f} with its number. */
  default Pattern echoWith(Object times, Object cycles, BiFunction<Pattern, Integer, Pattern> f) {
    return Patternable.joinTimes(
        times,
        cycles,
        (n, by) -> {
          long count = n.floor();
          if (count > TimeVerbs.MOST_STARTS) throw new BudgetSpent(TimeVerbs.MOST_STARTS);
          List<Pattern> copies = new ArrayList<>();
          for (int i = 0; i < count; i++) copies.add(f.apply(self().lateBy(by.times(i)), i));
          return Pattern.stack(copies);
        });
  }

  /** {@code times} copies, each {@code cycles} later, the {@code i}th of gain feedback^i. */
  default Pattern echo(Object times, Object cycles, Object feedback) {
    return Patternable.joinTime(
        feedback,
        level -> echoWith(times, cycles, (p, i) -> p.gain(Math.pow(level.toDouble(), i))));
  }

  /** {@code times} copies, each {@code cycles} later. */
  default Pattern stutter(Object times, Object cycles) {
    return echoWith(times, cycles, (p, _) -> p);
  }

  /** From this pattern to {@code other} as {@code place} goes from 0 to 1. */
  default Pattern xfade(Object place, Object other) {
    Pattern at = Pattern.of(place);
    return Pattern.stack(
        List.of(
            self().gain(at.withValue(v -> faded(Pitch.numeral(v)))),
            Pattern.of(other).gain(at.withValue(v -> faded(1 - Pitch.numeral(v))))));
  }

  private static double faded(double place) {
    return place < 0.5 ? 1 : 1 - (place - 0.5) / 0.5;
  }

  /** This pattern in the first part of each cycle, {@code other} in the rest. */
  default Pattern wedge(Object part, Object other) {
    return Patternable.joinTime(
        part,
        t -> {
          if (t.signum() <= 0) return Pattern.of(other);
          if (t.compareTo(Rational.ONE) >= 0) return self();
          return Pattern.stack(
              List.of(
                  self().compress(Rational.ZERO, t), Pattern.of(other).compress(t, Rational.ONE)));
        });
  }

  /** Plays the pattern with {@code other} at once. */
  default Pattern with(Object other) {
    return Pattern.stack(List.of(self(), Pattern.of(other)));
  }
}
