// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.conform;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zadenza.notation.Notation;
import org.zadenza.notation.NotationError;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Randomness;
import org.zadenza.pattern.SourceRange;
import org.zadenza.repl.conform.Case.Expectation;
import org.zadenza.repl.conform.Case.Subject;
import org.zadenza.repl.text.EventJson;
import org.zadenza.time.Rational;

/**
 * Asks one case and compares.
 *
 * @param expressions evaluates an expression to a pattern
 */
record Judge(Function<String, Pattern> expressions) {
  private static final int SHOWN = 4;
  private static final Rational SEED_FIVE = Rational.of(5);

  Verdict judge(Case asked) {
    if (asked.subject() instanceof Subject.Chance(Rational time)
        && asked.expectation() instanceof Expectation.Numbers numbers) {
      return numbers(time, numbers);
    }
    List<Event> events;
    try {
      events = pattern(asked.subject()).events(asked.span());
    } catch (RuntimeException | StackOverflowError error) {
      return refused(asked.expectation(), error);
    }
    return switch (asked.expectation()) {
      case Expectation.Events(List<JsonObject> haps) -> events(asked, haps, events);
      case Expectation.Refusal(Set<Integer> offsets) ->
          new Verdict.Failed(
              "an error" + (offsets.isEmpty() ? "" : " at " + offsets), some(json(events, false)));
      case Expectation.Numbers _ -> throw new IllegalArgumentException("numbers of a pattern");
    };
  }

  private Pattern pattern(Subject subject) {
    return switch (subject) {
      case Subject.Mini(String text) -> Notation.parse(text);
      case Subject.Expression(String text) -> expressions.apply(text);
      case Subject.Chance _ -> throw new IllegalArgumentException("chance is no pattern");
    };
  }

  private static Verdict refused(Expectation expectation, Throwable error) {
    if (!(expectation instanceof Expectation.Refusal(Set<Integer> offsets))) {
      return new Verdict.Failed("events", reason(error));
    }
    if (offsets.isEmpty()) return Verdict.PASSED;
    if (error instanceof NotationError place) {
      if (offsets.contains(place.offset())) return Verdict.PASSED;
      return new Verdict.Failed(
          "an error at " + offsets, "at " + place.offset() + ": " + place.getMessage());
    }
    return new Verdict.Failed("a notation error at " + offsets, reason(error));
  }

  private static String reason(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && root.getCause() != root) root = root.getCause();
    return "error: " + (root.getMessage() == null ? root.toString() : root.getMessage());
  }

  private static Verdict events(Case asked, List<JsonObject> expected, List<Event> events) {
    boolean places = expected.stream().anyMatch(hap -> hap.has("loc"));
    List<JsonObject> got = json(Fragments.joined(events), places);
    Sameness.Difference difference =
        new Sameness(asked.ignoresSpelling()).difference(expected, got);
    if (difference.isNone()) return Verdict.PASSED;
    return new Verdict.Failed(some(difference.missing()), some(difference.extra()));
  }

  private static List<JsonObject> json(List<Event> events, boolean places) {
    List<JsonObject> out = new ArrayList<>();
    for (Event event : events) {
      JsonObject json = EventJson.of(event);
      if (places) json.add("loc", places(event));
      out.add(json);
    }
    return out;
  }

  private static JsonArray places(Event event) {
    JsonArray out = new JsonArray();
    event.sources().ranges().stream()
        .sorted(Comparator.comparingInt(SourceRange::begin).thenComparingInt(SourceRange::end))
        .forEach(range -> out.add(EventJson.value(List.of(range.begin(), range.end()))));
    return out;
  }

  private static String some(List<JsonObject> events) {
    if (events.isEmpty()) return "nothing else";
    String shown =
        events.stream().limit(SHOWN).map(Judge::compact).collect(Collectors.joining("  "));
    int more = events.size() - SHOWN;
    return more > 0 ? shown + "  and " + more + " more" : shown;
  }

  private static String compact(JsonObject event) {
    String part = range(event.getAsJsonArray("part"));
    String whole = event.get("whole") instanceof JsonArray span ? range(span) : "continuous";
    String place = event.has("loc") ? " @" + event.get("loc") : "";
    String times = whole.equals(part) ? part : part + " of " + whole;
    return "[" + times + "] " + EventJson.line(event.get("value")) + place;
  }

  private static String range(JsonArray span) {
    return span.get(0).getAsString() + " " + span.get(1).getAsString();
  }

  private static Verdict numbers(Rational time, Expectation.Numbers expected) {
    List<Double> want = new ArrayList<>(expected.four());
    want.add(expected.rand());
    want.add(expected.seedFive());
    List<Double> got = new ArrayList<>();
    for (double x : Randomness.rands(time, expected.four().size())) got.add(x);
    got.add(Randomness.rand(time));
    got.add(Randomness.rand(time.plus(SEED_FIVE)));
    boolean same = want.size() == got.size();
    for (int i = 0; same && i < want.size(); i++) same = Sameness.close(want.get(i), got.get(i));
    return same ? Verdict.PASSED : new Verdict.Failed(want.toString(), got.toString());
  }
}
