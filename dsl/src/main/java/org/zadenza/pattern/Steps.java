// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Patterns put together step by step rather than cycle by cycle. */
public final class Steps {
  private Steps() {}

  /** How many steps a cycle of the pattern has; 1 where nobody knows. */
  public static Rational of(Pattern pattern) {
    Rational steps = pattern.steps();
    return steps == null ? Rational.ONE : steps;
  }

  /** The pattern played so that a cycle holds {@code steps} of its steps. */
  static Pattern paced(Pattern pattern, Rational steps) {
    Rational own = of(pattern);
    if (own.signum() == 0 || steps.signum() <= 0) return Pattern.silence();
    return pattern.fastBy(steps.dividedBy(own)).withSteps(steps);
  }

  /** One after the other in one cycle, every step of all of them equally long. */
  public static Pattern cat(List<Pattern> patterns) {
    List<Rational> weights = new ArrayList<>();
    List<Pattern> kept = new ArrayList<>();
    Rational total = Rational.ZERO;
    for (Pattern p : patterns) {
      Rational steps = of(p);
      if (steps.signum() <= 0) continue;
      weights.add(steps);
      kept.add(p);
      total = total.plus(steps);
    }
    return kept.isEmpty() ? Pattern.silence() : Pattern.timecat(weights, kept).withSteps(total);
  }

  /** At once, step by step; patterns of fewer steps begin again. */
  public static Pattern polymeter(List<Pattern> patterns) {
    Rational steps = patterns.stream().map(Steps::of).reduce(Rational.ONE, Steps::common);
    return Pattern.stack(patterns.stream().map(p -> paced(p, steps)).toList()).withSteps(steps);
  }

  /** A step of each in turn. */
  public static Pattern zip(List<Pattern> patterns) {
    Rational steps = patterns.stream().map(Steps::of).reduce(Rational.ONE, Steps::common);
    List<Pattern> slow = patterns.stream().map(p -> p.slow(of(p))).toList();
    return Pattern.slowcat(slow).fastBy(steps).withSteps(steps);
  }

  /** Each group's members in turn, until all have met: a stepwise alternation. */
  public static Pattern alternate(List<List<Pattern>> groups) {
    long rounds = 1;
    for (List<Pattern> group : groups) rounds = lcm(rounds, Math.max(1, group.size()));
    if (rounds > TimeVerbs.MOST_STARTS) throw new BudgetSpent(TimeVerbs.MOST_STARTS);
    List<Pattern> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      for (List<Pattern> group : groups) if (!group.isEmpty()) all.add(group.get(i % group.size()));
    }
    return cat(all);
  }

  /** Where shorter patterns are put when they are stacked step by step. */
  public enum Side {
    LEFT,
    CENTRE,
    RIGHT
  }

  /** At once, step by step; shorter patterns are filled up with silence. */
  public static Pattern stack(Side side, List<Pattern> patterns) {
    Rational most = patterns.stream().map(Steps::of).reduce(Rational.ZERO, Rational::max);
    return Pattern.stack(patterns.stream().map(p -> padded(side, p, most)).toList())
        .withSteps(most);
  }

  private static Pattern padded(Side side, Pattern pattern, Rational most) {
    Rational gap = most.minus(of(pattern));
    if (gap.signum() == 0) return pattern;
    Pattern rest = Pattern.silence();
    Rational own = of(pattern);
    return switch (side) {
      case LEFT -> Pattern.timecat(List.of(own, gap), List.of(pattern, rest));
      case RIGHT -> Pattern.timecat(List.of(gap, own), List.of(rest, pattern));
      case CENTRE -> {
        Rational half = gap.dividedBy(2);
        yield Pattern.timecat(List.of(half, own, half), List.of(rest, pattern, rest));
      }
    };
  }

  private static Rational common(Rational a, Rational b) {
    if (a.isInteger() && b.isInteger() && a.signum() > 0 && b.signum() > 0) {
      return Rational.of(lcm(a.floor(), b.floor()));
    }
    // n is a common multiple of two fractions if n/a and n/b are whole.
    long da = denominator(a);
    long db = denominator(b);
    long scale = lcm(da, db);
    return Rational.of(lcm(a.times(scale).floor(), b.times(scale).floor()), scale);
  }

  private static long denominator(Rational r) {
    String text = r.toString();
    int slash = text.indexOf('/');
    return slash < 0 ? 1 : Long.parseLong(text.substring(slash + 1));
  }

  private static long lcm(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long t = x % y;
      x = y;
      y = t;
    }
    return x == 0 ? 0 : Math.multiplyExact(a / x, b);
  }

  /**
   * A pattern of patterns put together step by step: each stretch of the outer cycle contributes
   * the steps of what it says.
   */
  static Pattern join(Pattern patterns) {
    return (query, sink) -> {
      Rational cycle = query.begin().cycleStart();
      Query outer = query.withSpan(cycle, query.begin().nextCycle());
      List<Event> events = new ArrayList<>();
      patterns.query(outer, events::add);
      cat(stretches(events)).query(query, sink);
    };
  }

  private static List<Pattern> stretches(List<Event> events) {
    TreeSet<Rational> borders = new TreeSet<>();
    for (Event e : events) {
      borders.add(e.part().begin());
      borders.add(e.part().end());
    }
    List<Pattern> out = new ArrayList<>();
    Rational before = null;
    for (Rational border : borders) {
      if (before != null) out.add(during(events, new Span(before, border)));
      before = border;
    }
    return out;
  }

  private static Pattern during(List<Event> events, Span stretch) {
    List<Pattern> out = new ArrayList<>();
    Rational most = Rational.ZERO;
    for (Event e : events) {
      if (e.part().intersection(stretch) == null) continue;
      Pattern p = (Pattern) e.value();
      most = most.max(of(p));
      out.add(p.withSources(e.sources()));
    }
    return Pattern.stack(out).withSteps(most);
  }
}
