// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.function.Function;
import org.zadenza.time.Rational;

/**
 * Chance as a function of time: the same moment always gives the same number, so every query can be
 * repeated. This is Strudel's generator (a 32-bit xorshift of the time); it repeats every 300
 * cycles.
 */
public final class Randomness {
  private static final int PERIOD_CYCLES = 300;
  private static final int RANGE = 1 << 29;

  /** Each {@code ?} and {@code |} of a text looks this much later, in cycles, than the last. */
  static final Rational SEED_STEP = Rational.of(3, 10_000);

  private Randomness() {}

  /** A number from 0 up to but not including 1, for the moment {@code t} in cycles. */
  public static double rand(Rational t) {
    return rand(t.toDouble());
  }

  public static double rand(double t) {
    return Math.abs(fraction(mix(seed(t))));
  }

  /** {@code n} numbers for one moment, each from above -1 to below 1. */
  public static double[] rands(Rational t, int n) {
    double[] out = new double[n];
    int state = seed(t.toDouble());
    for (int i = 0; i < n; i++) {
      state = mix(state);
      out[i] = fraction(state);
    }
    return out;
  }

  private static int seed(double t) {
    double turns = t / PERIOD_CYCLES;
    double part = turns - Math.floor(turns);
    if (turns < 0) part = turns - Math.ceil(turns);
    return (int) (part * RANGE);
  }

  private static int mix(int x) {
    int a = (x << 13) ^ x;
    int b = (a >> 17) ^ a;
    return (b << 5) ^ b;
  }

  private static double fraction(int state) {
    return (double) (state % RANGE) / RANGE;
  }

  /** A continuous pattern of chance: {@code draw} at the moment asked, moved by the seed. */
  static Pattern seeded(Function<Rational, Object> draw) {
    return (query, sink) -> {
      query.budget().spend();
      Object lot = draw.apply(query.begin().plus(query.seed()));
      sink.accept(new Event(null, query.span(), lot, Sources.NONE));
    };
  }

  /** {@link #rand} as a continuous pattern. */
  public static Pattern signal() {
    return seeded(Randomness::rand);
  }
}
