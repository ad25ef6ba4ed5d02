// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.function.LongFunction;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.EventSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.pattern.Sources;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Small patterns for tests, made by hand. */
final class Steps {
  private Steps() {}

  /** The sounds in turn, each in an equal share of every cycle. */
  static Pattern sounds(String... names) {
    return values(names.length, i -> Controls.of("s", names[Math.floorMod(i, names.length)]));
  }

  /** {@code perCycle} equal steps, step i (counted from cycle 0) with value {@code valueOf(i)}. */
  static Pattern values(long perCycle, LongFunction<Object> valueOf) {
    return (query, sink) -> {
      long first = query.begin().times(perCycle).floor();
      long last = Math.max(first + 1, query.end().times(perCycle).ceil());
      for (long i = first; i < last; i++) step(i, perCycle, valueOf.apply(i), query, sink);
    };
  }

  private static void step(long i, long perCycle, Object value, Query query, EventSink sink) {
    Span whole = new Span(Rational.of(i, perCycle), Rational.of(i + 1, perCycle));
    Span part = whole.intersection(query.span());
    if (part != null) sink.accept(new Event(whole, part, value, Sources.NONE));
  }

  /** One pattern over another. */
  static Pattern both(Pattern a, Pattern b) {
    return (query, sink) -> {
      a.query(query, sink);
      b.query(query, sink);
    };
  }

  /** A pattern that throws from {@code cycle} on. */
  static Pattern throwingFrom(long cycle, Pattern until, String message) {
    return throwingFrom(cycle, until, new IllegalStateException(message));
  }

  static Pattern throwingFrom(long cycle, Pattern until, Throwable thrown) {
    return (query, sink) -> {
      if (Rational.of(cycle).isBefore(query.end())) Steps.<RuntimeException>raise(thrown);
      until.query(query, sink);
    };
  }

  /** Throws also what would have to be declared, as Clojure does. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
