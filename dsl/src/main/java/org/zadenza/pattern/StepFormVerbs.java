// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.time.Rational;

/** More verbs that work on the steps of a pattern: made into longer forms. */
interface StepFormVerbs extends Verbs {

  /** Counts as fewer steps; the opposite of {@link StepVerbs#expand}. */
  default Pattern contract(Object factor) {
    return Patternable.joinTime(
        factor,
        by ->
            by.signum() == 0
                ? Pattern.silence()
                : self().withSteps(Steps.of(self()).dividedBy(by)));
  }

  /** The pattern {@code n} times, as so many more steps. */
  default Pattern replicate(Object n) {
    return Patternable.joinTime(
        n,
        times -> {
          long count = times.floor();
          if (count <= 0) return Pattern.silence().withSteps(Rational.ZERO);
          return self()
              .repeatCycles(count)
              .fastBy(Rational.of(count))
              .withSteps(Steps.of(self()).times(count));
        });
  }

  /** The pattern goes through a line of others, from behind the last to before the first. */
  default Pattern tour(List<Pattern> others) {
    List<Pattern> out = new ArrayList<>();
    for (int place = others.size(); place >= 0; place--) {
      out.addAll(others.subList(0, place));
      out.add(self());
      out.addAll(others.subList(place, others.size()));
    }
    return Steps.cat(out);
  }

  /** {@code times} versions, each {@code amount} steps shorter, in one cycle. */
  default Pattern taper(Object amount, Object times) {
    return Patternable.joinTimes(
        amount, times, (by, count) -> Steps.cat(tapered(by, count.floor())));
  }

  /** The versions of {@link #taper}, one by one. */
  private List<Pattern> tapered(Rational by, long count) {
    if (count > TimeVerbs.MOST_STARTS) throw new BudgetSpent(TimeVerbs.MOST_STARTS);
    List<Pattern> out = new ArrayList<>();
    Rational steps = Steps.of(self());
    for (long i = 0; i < count; i++) {
      Rational dropped = by.times(i);
      if (dropped.abs().compareTo(steps) < 0) out.add(self().drop(dropped));
    }
    return out;
  }

  /** {@link #taper}, a version each cycle. */
  default Pattern taperCycles(Object amount, Object times) {
    return Patternable.joinTimes(
        amount, times, (by, count) -> Pattern.slowcat(tapered(by, count.floor())));
  }

  /** The pattern, said to have {@code steps} steps a cycle; it sounds as before. */
  default Pattern setSteps(Object steps) {
    return self().withSteps(Patternable.rational(steps));
  }
}
