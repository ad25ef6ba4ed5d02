// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.List;
import java.util.function.UnaryOperator;

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
                        + v);
              }
              return c.with("pan", c.number("pan", 0.5) + by);
            });
  }

  /** Plays the pattern with {@code other} at once. */
  default Pattern with(Object other) {
    return Pattern.stack(List.of(self(), Pattern.of(other)));
  }
}
