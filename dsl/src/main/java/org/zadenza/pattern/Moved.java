// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * A pattern played faster and later: its time {@code t} comes at {@code t / factor + shift}. Moving
 * it again makes no second layer.
 */
record Moved(Pattern inner, Rational factor, Rational share, Rational shift) implements Pattern {

  static Pattern faster(Pattern pattern, Rational factor) {
    Rational share = factor.inverse();
    return pattern instanceof Moved m
        ? of(m.inner, m.factor.times(factor), m.shift.times(share))
        : of(pattern, factor, Rational.ZERO);
  }

  static Pattern later(Pattern pattern, Rational by) {
    return pattern instanceof Moved m
        ? of(m.inner, m.factor, m.shift.plus(by))
        : of(pattern, Rational.ONE, by);
  }

  private static Pattern of(Pattern inner, Rational factor, Rational shift) {
    if (shift.signum() == 0 && factor.equals(Rational.ONE)) return inner;
    return new Moved(inner, factor, factor.inverse(), shift);
  }

  @Override
  public void query(Query query, EventSink sink) {
    Span span = query.span();
    Rational begin = span.begin().minus(shift).times(factor);
    Rational end = span.isPoint() ? begin : span.end().minus(shift).times(factor);
    inner.query(query.withSpan(begin, end), e -> sink.accept(moved(e)));
  }

  private Event moved(Event e) {
    Span part = moved(e.part());
    Span whole = e.whole() == e.part() ? part : e.whole() == null ? null : moved(e.whole());
    return new Event(whole, part, e.value(), e.sources());
  }

  private Span moved(Span s) {
    return new Span(s.begin().times(share).plus(shift), s.end().times(share).plus(shift));
  }

  @Override
  public @Nullable Rational steps() {
    return inner.steps();
  }

  @Override
  public Pattern withValue(Function<Object, Object> f) {
    return new Moved(inner.withValue(f), factor, share, shift);
  }

  @Override
  public Pattern withSources(Sources more) {
    return new Moved(inner.withSources(more), factor, share, shift);
  }
}
