// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.List;
import java.util.function.Function;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * Several patterns, a cycle each in turn. No cycle of a member is skipped: in cycle {@code c} of
 * {@code n} members, member {@code c mod n} plays its own cycle {@code floor(c / n)}.
 */
record Alternation(List<Pattern> members) implements Pattern {
  @Override
  public void query(Query query, EventSink sink) {
    Span span = query.span();
    Rational begin = span.begin();
    do {
      query.budget().spend();
      long cycle = begin.floor();
      Rational end = Rational.of(Math.addExact(cycle, 1)).min(span.end());
      int n = members.size();
      Rational offset = Rational.of(cycle - Math.floorDiv(cycle, n));
      Pattern member = members.get((int) Math.floorMod(cycle, (long) n));
      if (offset.signum() == 0) {
        member.query(query.withSpan(begin, end), sink);
      } else {
        Query inner = query.withSpan(begin.minus(offset), end.minus(offset));
        member.query(inner, e -> sink.accept(e.withSpans(s -> s.shifted(offset))));
      }
      begin = end;
    } while (begin.isBefore(span.end()));
  }

  @Override
  public Pattern withValue(Function<Object, Object> f) {
    return new Alternation(members.stream().map(p -> p.withValue(f)).toList());
  }

  @Override
  public Pattern withSources(Sources more) {
    return new Alternation(members.stream().map(p -> p.withSources(more)).toList());
  }
}
