// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.zadenza.time.Rational;

/** Continuous patterns, one period a cycle, from 0 to 1 (those with a 2: from -1 to 1). */
public final class Signals {
  private Signals() {}

  private static Pattern inCycle(DoubleUnaryOperator f) {
    return Pattern.signal(t -> f.applyAsDouble(t.cyclePosition().toDouble()));
  }

  public static Pattern saw() {
    return inCycle(x -> x);
  }

  public static Pattern isaw() {
    return inCycle(x -> 1 - x);
  }

  public static Pattern sine() {
    return inCycle(x -> (Math.sin(2 * Math.PI * x) + 1) / 2);
  }

  /** {@link #sine}, a quarter of a cycle early. */
  public static Pattern cosine() {
    return sine().early(Rational.of(1, 4));
  }

  public static Pattern square() {
    return inCycle(x -> x < 0.5 ? 0 : 1);
  }

  /** Up in the first half of the cycle, down in the second. */
  public static Pattern tri() {
    return Pattern.fastcat(List.of(saw(), isaw()));
  }

  public static Pattern itri() {
    return Pattern.fastcat(List.of(isaw(), saw()));
  }

  /** Chance: another number at every moment. */
  public static Pattern rand() {
    return Randomness.signal();
  }

  /** Smooth chance: from one random number to the next in a cycle (Perlin's curve, 2002). */
  public static Pattern perlin() {
    return Randomness.seeded(
        t -> {
          double from = Randomness.rand(t.cycleStart());
          double to = Randomness.rand(t.nextCycle());
          double x = t.cyclePosition().toDouble();
          double curve = 6 * Math.pow(x, 5) - 15 * Math.pow(x, 4) + 10 * Math.pow(x, 3);
          return from + curve * (to - from);
        });
  }

  /** Ridges of chance: rises from each cycle's random number, then falls (after B. Berlin). */
  public static Pattern berlin() {
    return Randomness.seeded(
        t -> {
          double from = Randomness.rand(t.cycleStart());
          double to = Randomness.rand(t.nextCycle()) + from;
          return (from + (to - from) * t.cyclePosition().toDouble()) / 2;
        });
  }

  /** The moment itself, in cycles. */
  public static Pattern time() {
    return Pattern.signal(Rational::toDouble);
  }

  /** A line from 0 to 1 in cycle 0; 0 before, 1 after. */
  public static Pattern envL() {
    return Pattern.signal(t -> Math.clamp(t.toDouble(), 0, 1));
  }

  /** From 1 to 0 in cycle 0, and 0 from then on; its square falls as a sine does. */
  public static Pattern envEq() {
    return Pattern.signal(
        t -> Math.sqrt(Math.sin(Math.PI / 2 * (1 - Math.clamp(t.toDouble(), 0, 1)))));
  }

  /** From 0 to 1 in cycle 0, and 1 from then on; its square rises as a sine does. */
  public static Pattern envEqR() {
    return Pattern.signal(t -> Math.sqrt(Math.sin(Math.PI / 2 * Math.clamp(t.toDouble(), 0, 1))));
  }

  /** How long the event that asks is, in cycles; how many of it a cycle holds, upside down. */
  public static Pattern cyclesPer() {
    return (query, sink) -> sink.accept(ofWidth(query, query.span().width().toDouble()));
  }

  /** How many of the event that asks a cycle holds. */
  public static Pattern perCycle() {
    return (query, sink) -> sink.accept(ofWidth(query, 1 / query.span().width().toDouble()));
  }

  private static Event ofWidth(Query query, double value) {
    return new Event(null, query.span(), value, Sources.NONE);
  }

  /** True with probability {@code p}. */
  public static Pattern brandBy(Object p) {
    return Patternable.joinTime(p, most -> rand().withValue(v -> (Double) v < most.toDouble()));
  }

  /** {@code 0 1 2} and so on up to but not including {@code n}. */
  public static Pattern run(Object n) {
    return Patternable.joinTime(
        n,
        count -> {
          long most = count.floor();
          if (most > TimeVerbs.MOST_STARTS) throw new BudgetSpent(TimeVerbs.MOST_STARTS);
          List<Pattern> steps = new ArrayList<>();
          for (long i = 0; i < most; i++) steps.add(Pattern.pure((double) i));
          return Pattern.fastcat(steps);
        });
  }

  /** Beats (true) with so many steps from one to the next, {@code perCycle} steps a cycle. */
  public static Pattern necklace(Rational perCycle, List<Rational> gaps) {
    List<Pattern> steps = new ArrayList<>();
    for (Rational gap : gaps) {
      for (long i = 0; i < gap.floor(); i++) {
        if (steps.size() >= TimeVerbs.MOST_STARTS) throw new BudgetSpent(TimeVerbs.MOST_STARTS);
        steps.add(Pattern.pure(i == 0));
      }
    }
    if (steps.isEmpty()) return Pattern.silence();
    return Pattern.fastcat(steps).fastBy(perCycle.dividedBy(steps.size()));
  }

  /** The bits of {@code n}, highest first, in {@code bits} steps; 0 bits: as many as it has. */
  public static Pattern binary(Object n, Object bits) {
    return Patternable.joinTimes(
        n,
        bits,
        (number, width) -> {
          long value = number.floor();
          long count =
              width.signum() > 0 ? width.floor() : Long.SIZE - Long.numberOfLeadingZeros(value);
          List<Pattern> steps = new ArrayList<>();
          for (long i = Math.min(count, Long.SIZE) - 1; i >= 0; i--) {
            steps.add(Pattern.pure((double) (value >> i & 1)));
          }
          return Pattern.fastcat(steps);
        });
  }

  /** Random whole numbers from 0 up to but not including {@code n}. */
  public static Pattern irand(Object n) {
    return Patternable.joinTime(
        n, most -> rand().withValue(v -> Math.floor((Double) v * most.toDouble())));
  }

  /** From -1 to 1 instead of 0 to 1. */
  public static Pattern bipolar(Pattern p) {
    return p.withValue(v -> (Double) v * 2 - 1);
  }
}
