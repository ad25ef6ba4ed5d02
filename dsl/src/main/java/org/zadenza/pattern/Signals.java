// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

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
    return Pattern.signal(
        t -> {
          double from = Randomness.rand(t.cycleStart());
          double to = Randomness.rand(t.nextCycle());
          double x = t.cyclePosition().toDouble();
          double curve = 6 * Math.pow(x, 5) - 15 * Math.pow(x, 4) + 10 * Math.pow(x, 3);
          return from + curve * (to - from);
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
