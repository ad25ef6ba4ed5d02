// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.time.Span;

/**
 * A function from a span of time to the events that touch it.
 *
 * <p>Pure: the same query gives the same events, on any thread and however often it is asked.
 * Immutable.
 */
@FunctionalInterface
public interface Pattern {
  /** Pushes every event that touches the query's span. */
  void query(Query query, EventSink sink);

  /** The events of a span, as a list. */
  default List<Event> events(Span span) {
    List<Event> out = new ArrayList<>();
    query(Query.of(span), out::add);
    return out;
  }

  /** Nothing, for ever. */
  static Pattern silence() {
    return (query, sink) -> {};
  }
}
