// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * Several patterns squeezed into one cycle, each for its share of it. In cycle {@code c} every
 * member plays its own cycle {@code c}.
 */
final class Sequence implements Pattern {
  private final Pattern[] members;
  private final Rational[] starts; // place in the cycle; one more than members, the last is 1
  private final Rational[] shares;
  private final Rational[] factors; // one over the share
  private final Rational steps;

  private Sequence(List<Rational> weights, List<Pattern> patterns) {
    Rational total = Rational.ZERO;
    for (Rational w : weights) total = total.plus(w);
    steps = total;
    int n = patterns.size();
    members = patterns.toArray(new Pattern[0]);
    starts = new Rational[n + 1];
    shares = new Rational[n];
    factors = new Rational[n];
    Rational at = Rational.ZERO;
    for (int i = 0; i < n; i++) {
      starts[i] = at.dividedBy(total);
      shares[i] = weights.get(i).dividedBy(total);
      factors[i] = shares[i].inverse();
      at = at.plus(weights.get(i));
    }
    starts[n] = Rational.ONE;
  }

  /** The same shares for other members. */
  private Sequence(Sequence shape, UnaryOperator<Pattern> change) {
    steps = shape.steps;
    starts = shape.starts;
    shares = shape.shares;
    factors = shape.factors;
    members = new Pattern[shape.members.length];
    for (int i = 0; i < members.length; i++) members[i] = change.apply(shape.members[i]);
  }

  @Override
  public Pattern withValue(Function<Object, Object> f) {
    return new Sequence(this, p -> p.withValue(f));
  }

  @Override
  public Pattern withSources(Sources more) {
    return more == Sources.NONE ? this : new Sequence(this, p -> p.withSources(more));
  }

  static Pattern of(List<Pattern> patterns) {
    return of(patterns.stream().map(p -> Rational.ONE).toList(), patterns);
  }

  /** Members without weight are left out. */
  static Pattern of(List<Rational> weights, List<Pattern> patterns) {
    if (weights.stream().anyMatch(w -> w.signum() <= 0)) {
      List<Integer> heavy =
          java.util.stream.IntStream.range(0, weights.size())
              .filter(i -> weights.get(i).signum() > 0)
              .boxed()
              .toList();
      return of(
          heavy.stream().map(weights::get).toList(), heavy.stream().map(patterns::get).toList());
    }
    return switch (patterns.size()) {
      case 0 -> Pattern.silence();
      case 1 -> patterns.get(0).withSteps(weights.get(0).max(Steps.of(patterns.get(0))));
      default -> new Sequence(weights, patterns);
    };
  }

  @Override
  public Rational steps() {
    return steps;
  }

  @Override
  public void query(Query query, EventSink sink) {
    Span span = query.span();
    Rational begin = span.begin();
    do {
      query.budget().spend();
      Rational cycle = begin.cycleStart();
      Rational cycleEnd = Rational.of(Math.addExact(begin.floor(), 1));
      Rational end = cycleEnd.min(span.end());
      queryCycle(query, cycle, begin.minus(cycle), end.minus(cycle), sink);
      begin = end;
    } while (begin.isBefore(span.end()));
  }

  /** {@code from} and {@code to} are places in the cycle. */
  private void queryCycle(Query query, Rational cycle, Rational from, Rational to, EventSink sink) {
    boolean point = from.equals(to);
    for (int i = firstMember(from); i < members.length; i++) {
      Rational start = starts[i];
      int order = start.compareTo(to);
      if (order > 0 || (order == 0 && !point)) return;
      query.budget().spend();
      if (point && order < 0 && starts[i + 1].compareTo(from) <= 0) continue;
      if (members[i] instanceof Pure pure) one(i, pure, cycle, from, to, sink);
      else member(i, query, cycle, from, to, sink);
      if (point) return;
    }
  }

  /** A constant fills its share: no need to ask it. */
  private void one(int i, Pure pure, Rational cycle, Rational from, Rational to, EventSink sink) {
    Span whole = new Span(cycle.plus(starts[i]), cycle.plus(starts[i + 1]));
    boolean begun = from.compareTo(starts[i]) > 0;
    boolean cut = to.compareTo(starts[i + 1]) < 0;
    Span part =
        begun || cut
            ? new Span(begun ? cycle.plus(from) : whole.begin(), cut ? cycle.plus(to) : whole.end())
            : whole;
    sink.accept(new Event(whole, part, pure.value(), pure.sources()));
  }

  private void member(
      int i, Query query, Rational cycle, Rational from, Rational to, EventSink sink) {
    Rational start = starts[i];
    Rational innerBegin = from.max(start).minus(start).times(factors[i]).plus(cycle);
    Rational innerEnd = to.min(starts[i + 1]).minus(start).times(factors[i]).plus(cycle);
    // outer = cycle + start + (inner - cycle) * share = inner * share + shift
    Rational share = shares[i];
    Rational shift = cycle.plus(start).minus(cycle.times(share));
    members[i].query(
        query.withSpan(innerBegin, innerEnd),
        e -> sink.accept(e.withSpans(s -> moved(s, share, shift))));
  }

  private int firstMember(Rational from) {
    int low = 0;
    int high = members.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle].compareTo(from) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private static Span moved(Span s, Rational share, Rational shift) {
    return new Span(s.begin().times(share).plus(shift), s.end().times(share).plus(shift));
  }
}
