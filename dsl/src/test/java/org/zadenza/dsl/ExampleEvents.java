// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Span;

/**
 * What the examples of the words play, as {@code examples.txt} holds it:
 *
 * <pre>
 * rev: (rev (s "bd sn"))
 *   0 1/2 s sn
 *   1/2 1 s bd
 * </pre>
 *
 * An event is begin, end and value; a part of one ends in its whole in brackets, a moment of a
 * signal has none. The events are those of cycle 0, and of cycle 1 where they are not the same.
 */
final class ExampleEvents {
  private static final Comparator<Event> IN_ORDER =
      Comparator.comparing((Event e) -> e.part().begin()).thenComparing(e -> e.part().end());
  private static final MathContext DIGITS = new MathContext(6);

  private ExampleEvents() {}

  static String of(Collection<Word> words) {
    return words.stream().map(ExampleEvents::of).collect(Collectors.joining());
  }

  static String of(Word word) {
    Pattern pattern = Playing.pattern(word.example());
    List<String> lines = new ArrayList<>(cycle(pattern));
    if (!lines.equals(cycle(pattern.early(1)))) lines.addAll(events(pattern, Span.of(1, 2)));
    String body = lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
    return word.name() + ": " + word.example() + "\n" + body;
  }

  /** Cuts a text into its words' parts, by name. */
  static Map<String, String> byName(String text) {
    Map<String, String> out = new LinkedHashMap<>();
    String name = "";
    for (String line : text.split("\n")) {
      if (!line.startsWith("  ")) name = line.split(": ", 2)[0];
      out.merge(name, line + "\n", String::concat);
    }
    return out;
  }

  private static List<String> cycle(Pattern pattern) {
    return events(pattern, Span.of(0, 1));
  }

  private static List<String> events(Pattern pattern, Span span) {
    return pattern.events(span).stream()
        .sorted(IN_ORDER.thenComparing(ExampleEvents::line))
        .map(ExampleEvents::line)
        .toList();
  }

  private static String line(Event event) {
    String out = event.part().begin() + " " + event.part().end() + " " + value(event.value());
    Span whole = event.whole();
    if (whole == null) return out + " [signal]";
    return whole.equals(event.part()) ? out : out + " [" + whole.begin() + " " + whole.end() + "]";
  }

  private static String value(Object value) {
    return switch (value) {
      case Double d when d.isInfinite() || d.isNaN() -> d.toString();
      case Double d -> plain(d);
      case Map<?, ?> map ->
          new TreeMap<>(map)
              .entrySet().stream()
                  .map(entry -> entry.getKey() + " " + value(entry.getValue()))
                  .collect(Collectors.joining(", "));
      case List<?> list -> list.stream().map(ExampleEvents::value).collect(Collectors.joining(":"));
      default -> value.toString();
    };
  }

  /** Six digits: the last bits of a sine may differ from machine to machine. */
  private static String plain(double d) {
    if (Math.abs(d) < 1e-12) return "0";
    return new BigDecimal(d).round(DIGITS).stripTrailingZeros().toPlainString();
  }
}
