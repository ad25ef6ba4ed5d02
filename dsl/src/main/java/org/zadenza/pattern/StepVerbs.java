// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.zadenza.time.Rational;

/** Verbs that work on the steps of a pattern: as many as were written in its sequence. */
interface StepVerbs extends Verbs {

  private Pattern joined(Object argument, Function<Rational, Pattern> body) {
    Pattern p = Pattern.of(argument);
    if (p instanceof Pure(Object value, Sources sources)) {
      return body.apply(Patternable.rational(value)).withSources(sources);
    }
    return Pattern.perCycle(Steps.join(p.withValue(v -> body.apply(Patternable.rational(v)))));
  }

  /** Plays {@code steps} of the pattern's steps a cycle. */
  default Pattern pace(Object steps) {
    return Patternable.joinTime(steps, n -> Steps.paced(self(), n));
  }

  /** Takes the first {@code n} steps, or the last ones where n is negative. */
  default Pattern take(Object n) {
    return joined(n, this::taken);
  }

  private Pattern taken(Rational n) {
    Rational steps = Steps.of(self());
    if (n.signum() == 0 || steps.signum() <= 0) return Pattern.silence().withSteps(Rational.ZERO);
    Rational count = n.abs();
    if (count.compareTo(steps) >= 0) return self();
    Rational part = count.dividedBy(steps);
    Pattern piece =
        n.signum() > 0
            ? self().zoom(Rational.ZERO, part)
            : self().zoom(Rational.ONE.minus(part), Rational.ONE);
    return piece.withSteps(count);
  }

  /** Leaves the first {@code n} steps out, or the last ones where n is negative. */
  default Pattern drop(Object n) {
    return joined(
        n,
        count -> {
          Rational left = Steps.of(self()).minus(count.abs());
          if (left.signum() <= 0) return Pattern.silence().withSteps(Rational.ZERO);
          return taken(count.signum() < 0 ? left : left.negate());
        });
  }

  /** Makes every step {@code factor} times as long, for what is put together step by step. */
  default Pattern expand(Object factor) {
    return joined(factor, f -> self().withSteps(Steps.of(self()).times(f)));
  }

  /** Plays faster and counts as more steps. */
  default Pattern extend(Object factor) {
    return joined(factor, f -> self().fastBy(f).withSteps(Steps.of(self()).times(f)));
  }

  /** The pattern, then the pattern without {@code n} steps, and so on down to nothing. */
  default Pattern shrink(Object n) {
    return joined(n, count -> Steps.cat(shrinking(count)));
  }

  /** From {@code n} steps up to the whole pattern. */
  default Pattern grow(Object n) {
    return joined(n, count -> Steps.cat(shrinking(count.negate()).reversed()));
  }

  private List<Pattern> shrinking(Rational by) {
    Rational steps = Steps.of(self());
    List<Pattern> out = new ArrayList<>();
    if (by.signum() == 0) return List.of(self());
    Rational left = steps;
    while (left.signum() > 0 && out.size() < TimeVerbs.MOST_STARTS) {
      out.add(taken(by.signum() > 0 ? left.negate() : left));
      left = left.minus(by.abs());
    }
    return out;
  }
}
