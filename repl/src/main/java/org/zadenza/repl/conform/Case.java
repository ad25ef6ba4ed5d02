// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.conform;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * One conformance case: what to ask, over which span, and what must come back.
 *
 * @param id its name, as failures are reported
 * @param tags what it is about; {@code quirk} marks an accident that nobody has to copy
 */
record Case(String id, Set<String> tags, Subject subject, Span span, Expectation expectation) {
  private static final Set<String> SPELLING_FREE =
      Set.of("scale", "transpose", "scaleTranspose", "voicing", "rootNotes");

  /** What is asked. */
  sealed interface Subject {
    /** A mini-notation text. */
    record Mini(String text) implements Subject {}

    /** A Clojure expression. */
    record Expression(String text) implements Subject {}

    /** The random numbers of one moment. */
    record Chance(Rational time) implements Subject {}
  }

  /** What must come back. */
  sealed interface Expectation {
    /** These events, in any order. */
    record Events(List<JsonObject> haps) implements Expectation {}

    /** A refusal; {@code offsets} is empty where any error will do. */
    record Refusal(Set<Integer> offsets) implements Expectation {}

    /** Random numbers: one, four in a row, and one with seed 5. */
    record Numbers(double rand, List<Double> four, double seedFive) implements Expectation {}
  }

  boolean isQuirk() {
    return tags.contains("quirk");
  }

  /** True where {@code "Eb3"} and 51 are the same answer. */
  boolean ignoresSpelling() {
    return tags.stream().anyMatch(SPELLING_FREE::contains);
  }

  static Case of(JsonObject json) {
    if (json.has("rand")) return chance(json);
    Span span =
        new Span(
            Rational.parse(json.get("from").getAsString()),
            Rational.parse(json.get("to").getAsString()));
    Set<String> tags = new TreeSet<>();
    for (JsonElement tag : json.getAsJsonArray("tags")) tags.add(tag.getAsString());
    Subject subject =
        json.has("mini")
            ? new Subject.Mini(json.get("mini").getAsString())
            : new Subject.Expression(json.get("expr").getAsString());
    return new Case(json.get("id").getAsString(), tags, subject, span, expectation(json));
  }

  private static Expectation expectation(JsonObject json) {
    if (json.has("error")) {
      Set<Integer> offsets = new TreeSet<>();
      JsonElement accept = json.getAsJsonObject("error").get("accept");
      if (accept != null) for (JsonElement at : accept.getAsJsonArray()) offsets.add(at.getAsInt());
      return new Expectation.Refusal(offsets);
    }
    List<JsonObject> haps = new ArrayList<>();
    for (JsonElement hap : json.getAsJsonArray("haps")) haps.add(hap.getAsJsonObject());
    return new Expectation.Events(haps);
  }

  private static Case chance(JsonObject json) {
    Rational time = Rational.parse(json.get("t").getAsString());
    List<Double> four = new ArrayList<>();
    for (JsonElement x : json.getAsJsonArray("rands4")) four.add(x.getAsDouble());
    Expectation numbers =
        new Expectation.Numbers(
            json.get("rand").getAsDouble(), four, json.get("randSeed5").getAsDouble());
    return new Case(
        "rng at " + time, Set.of(), new Subject.Chance(time), new Span(time, time), numbers);
  }
}
