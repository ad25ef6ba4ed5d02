// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zadenza.music.Pitch;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** More verbs that move a pattern in time: by spans, by patterned factors, by what it holds. */
interface SpanVerbs extends Verbs {

  /** {@link TimeVerbs#zoom} to a span. */
  default Pattern zoomArc(Span span) {
    return self().zoom(span.begin(), span.end());
  }

  /** {@link TimeVerbs#compress} into a span. */
  default Pattern compressArc(Span span) {
    return self().compress(span.begin(), span.end());
  }

  /** {@link TimeVerbs#focus} on a span. */
  default Pattern focusArc(Span span) {
    return self().focus(span.begin(), span.end());
  }

  /** {@link TimeVerbs#fast}, each factor filling its own event with a whole cycle. */
  default Pattern fastSqueeze(Object factor) {
    return Joins.squeeze(Pattern.of(factor).withValue(v -> self().fastBy(Patternable.rational(v))));
  }

  /** {@link TimeVerbs#slow}, each factor filling its own event with a whole cycle. */
  default Pattern slowSqueeze(Object factor) {
    return Joins.squeeze(Pattern.of(factor).withValue(v -> self().slow(Patternable.rational(v))));
  }

  /** Plays the first {@code n} cycles over and over. */
  default Pattern timeLoop(Object n) {
    return self().outside(n, TimeVerbs::loopFirst);
  }

  /** Plays every cycle {@code n} times within one cycle. */
  default Pattern fastRepeatCycles(Object n) {
    return Patternable.joinTime(n, times -> self().repeatCycles(times).fastBy(times));
  }

  /** Plays at {@code n} cycles a minute, whatever the tempo is. */
  default Pattern cpm(Object n) {
    Pattern inner = self();
    return Patternable.joinTime(
        n,
        cycles ->
            (query, sink) -> {
              Rational now = Rational.of(query.cps()).times(60);
              inner.fastBy(cycles.dividedBy(now)).query(query, sink);
            });
  }

  /** Seconds as cycles, at the tempo that is played. */
  default Pattern sec() {
    Pattern inner = self();
    return (query, sink) -> inner.withValue(v -> Pitch.numeral(v) * query.cps()).query(query, sink);
  }

  /** Milliseconds as cycles, at the tempo that is played. */
  default Pattern msec() {
    return self().div(1000).sec();
  }

  /** Leaves out the silence before the first and after the last event of each cycle. */
  default Pattern stretch() {
    Pattern inner = self();
    return Pattern.perCycle(
        (query, sink) -> {
          Rational cycle = query.begin().cycleStart();
          Span filled = filled(inner, query.withSpan(cycle, cycle.plus(Rational.ONE)));
          if (filled == null) return;
          inner.zoom(filled.begin().minus(cycle), filled.end().minus(cycle)).query(query, sink);
        });
  }

  private static @Nullable Span filled(Pattern pattern, Query cycle) {
    List<Span> parts = new ArrayList<>();
    pattern.query(
        cycle,
        e -> {
          if (!e.part().isPoint()) parts.add(e.part());
        });
    if (parts.isEmpty()) return null;
    Rational begin = parts.stream().map(Span::begin).reduce(Rational::min).orElseThrow();
    Rational end = parts.stream().map(Span::end).reduce(Rational::max).orElseThrow();
    return new Span(begin, end);
  }

  /** Time itself backwards, round the beginning of cycle 0: cycles too come in reverse order. */
  default Pattern revv() {
    Pattern inner = self();
    UnaryOperator<Span> mirror = s -> new Span(s.end().negate(), s.begin().negate());
    return (query, sink) -> {
      Span span = mirror.apply(query.span());
      if (!span.isPoint()) {
        inner.query(query.withSpan(span), e -> sink.accept(e.withSpans(mirror)));
        return;
      }
      // What begins at a point, seen backwards, is what ends there.
      Rational end = span.end();
      Rational cycle = end.cycleStart();
      Rational from = cycle.equals(end) ? end.minus(Rational.ONE) : cycle;
      inner.query(
          query.withSpan(from, end),
          e -> {
            if (e.whole() != null && e.part().end().equals(end)) {
              sink.accept(new Event(mirror.apply(e.whole()), query.span(), e.value(), e.sources()));
            }
          });
      inner.query(
          query.withSpan(span),
          e -> {
            if (e.whole() == null) sink.accept(e.withSpans(mirror));
          });
    };
  }

  /** Every true value of {@code rhythm} becomes the whole cycle, as short as itself. */
  default Pattern substruct(Object rhythm) {
    Pattern inner = self();
    return Joins.squeeze(
        Pattern.of(rhythm).filterEvents(e -> Truth.of(e.value())).withValue(v -> inner));
  }
}
