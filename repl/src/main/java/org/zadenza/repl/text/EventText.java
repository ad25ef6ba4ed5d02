// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Events for a player to read: {@code 0 bd | 1/2 sn}. */
public final class EventText {
  private static final Comparator<Event> IN_ORDER =
      Comparator.comparing((Event e) -> e.part().begin()).thenComparing(e -> e.part().end());

  private EventText() {}

  /** The first cycle in one line of at most {@code width} characters. */
  public static String firstCycle(Pattern pattern, int width) {
    return oneLine(pattern.events(Span.of(0, 1)), width);
  }

  /** What begins in a cycle, counted from its beginning, in one line. */
  public static String cycle(Pattern pattern, long cycle, int width) {
    Rational back = Rational.of(-cycle);
    List<Event> events =
        pattern.events(Span.of(cycle, cycle + 1)).stream()
            .filter(Event::hasOnset)
            .map(event -> event.withSpans(span -> span.shifted(back)))
            .toList();
    return events.isEmpty() ? "silence" : oneLine(events, width);
  }

  /** Events by their beginnings, as many as fit. */
  static String oneLine(List<Event> events, int width) {
    StringBuilder out = new StringBuilder();
    for (Event event : sorted(events)) {
      String next = (out.isEmpty() ? "" : " | ") + event.part().begin() + " " + value(event);
      if (out.length() + next.length() > width - 2) return out.append(" …").toString();
      out.append(next);
    }
    return out.isEmpty() ? "silence in the first cycle" : out.toString();
  }

  /** One line an event: begin, end, value. */
  public static String table(List<Event> events) {
    return sorted(events).stream()
        .map(e -> "%-10s %-10s %s".formatted(e.part().begin(), e.part().end(), value(e)))
        .collect(Collectors.joining("\n"));
  }

  public static List<Event> sorted(List<Event> events) {
    return events.stream().sorted(IN_ORDER).toList();
  }

  private static String value(Event event) {
    return value(event.value());
  }

  /** A value as one would type it. */
  public static String value(Object value) {
    return switch (value) {
      case Rational exact -> exact.toString();
      case Number n -> number(n.doubleValue());
      case Map<?, ?> map when map.size() == 1 && map.containsKey("s") -> value(map.get("s"));
      case Map<?, ?> map -> controls(map);
      case List<?> list -> list.stream().map(EventText::value).collect(Collectors.joining(":"));
      default -> value.toString();
    };
  }

  private static String controls(Map<?, ?> map) {
    return map.entrySet().stream()
        .map(e -> e.getKey() + " " + value(e.getValue()))
        .collect(Collectors.joining(" "));
  }

  private static String number(double x) {
    if (x == Math.rint(x) && Math.abs(x) < 1e15) return Long.toString((long) x);
    String text = String.format(java.util.Locale.ROOT, "%.4f", x);
    return text.replaceFirst("0+$", "");
  }
}
