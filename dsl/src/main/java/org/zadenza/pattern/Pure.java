// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.function.Function;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** One value, once a cycle. Verbs look through it: a constant argument costs no join. */
record Pure(Object value, Sources sources) implements Pattern {
  @Override
  public void query(Query query, EventSink sink) {
    Span span = query.span();
    Rational begin = span.begin();
    do {
      query.budget().spend();
      Span cycle = Span.cycleOf(begin);
      Rational end = cycle.end().min(span.end());
      Span part =
          begin.equals(cycle.begin()) && end.equals(cycle.end()) ? cycle : new Span(begin, end);
      sink.accept(new Event(cycle, part, value, sources));
      begin = end;
    } while (begin.isBefore(span.end()));
  }

  @Override
  public Rational steps() {
    return Rational.ONE;
  }

  @Override
  public Pattern withValue(Function<Object, Object> f) {
    return new Pure(f.apply(value), sources);
  }

  @Override
  public Pattern withSources(Sources more) {
    return new Pure(value, sources.and(more));
  }
}
