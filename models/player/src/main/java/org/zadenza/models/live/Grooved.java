// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import org.zadenza.pattern.Event;
import org.zadenza.pattern.EventSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * Hits that come a little earlier or later than they are written, by at most half a sixteenth. A
 * hit that comes early may begin in the cycle before its own; one that comes late begins in its
 * own, and none lasts beyond it.
 *
 * @param written what is written
 * @param drummer who plays it
 */
record Grooved(Pattern written, Drummer drummer) implements Pattern {
  /** The farthest that a hit may be moved. */
  private static final Rational REACH = Rational.of(1, 32);

  private static final Rational LAST = Rational.of(1, 256);

  /** How one hit is played. */
  record Played(Rational delay, Object value) {}

  /** Somebody who plays hits. */
  interface Drummer {
    /** Is told that a cycle is asked for, before any of its hits. */
    default void begins(Query query, long cycle) {}

    /** How a hit of that cycle or of the first moments of the next is played. */
    Played plays(Query query, Event written);
  }

  @Override
  public void query(Query query, EventSink sink) {
    Pattern.perCycle(this::queryCycle).query(query, sink);
  }

  private void queryCycle(Query query, EventSink sink) {
    Span span = query.span();
    Rational first = span.begin().cycleStart();
    drummer.begins(query, first.floor());
    written.query(
        query.withSpan(first, span.end().plus(REACH)),
        event -> {
          if (event.whole() == null) {
            emit(event.part(), event, event.value(), span, sink);
          } else if (event.hasOnset()) {
            Played played = drummer.plays(query, event);
            emit(moved(event.whole(), played.delay()), event, played.value(), span, sink);
          }
        });
  }

  private static Span moved(Span whole, Rational by) {
    Rational end = whole.begin().nextCycle();
    Rational begin = whole.begin().plus(by).min(end.minus(LAST));
    return new Span(begin, whole.end().plus(by).min(end).max(begin.plus(LAST)));
  }

  private static void emit(Span whole, Event event, Object value, Span span, EventSink sink) {
    Span part = whole.intersection(span);
    if (part == null) return;
    sink.accept(new Event(event.whole() == null ? null : whole, part, value, event.sources()));
  }
}
