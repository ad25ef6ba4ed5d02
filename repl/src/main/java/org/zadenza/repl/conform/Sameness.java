// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.conform;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * When two answers count as the same: numbers within a billionth, keys that begin with {@code _}
 * left out, and, where asked, notes by pitch instead of spelling.
 */
record Sameness(boolean notesByPitch) {
  private static final double TOLERANCE = 1e-9;

  static boolean close(double expected, double got) {
    return Math.abs(expected - got) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }

  /** What of {@code expected} is missing, and what of {@code got} is too much. */
  record Difference(List<JsonObject> missing, List<JsonObject> extra) {
    boolean isNone() {
      return missing.isEmpty() && extra.isEmpty();
    }
  }

  /** Compares two bags of events, whatever their order. */
  Difference difference(List<JsonObject> expected, List<JsonObject> got) {
    List<JsonObject> extra = new ArrayList<>(got);
    List<JsonObject> missing = new ArrayList<>();
    for (JsonObject hap : expected) if (!removeOne(extra, hap)) missing.add(hap);
    return new Difference(missing, extra);
  }

  private boolean removeOne(List<JsonObject> from, JsonObject hap) {
    Iterator<JsonObject> candidates = from.iterator();
    while (candidates.hasNext()) {
      if (sameEvent(hap, candidates.next())) {
        candidates.remove();
        return true;
      }
    }
    return false;
  }

  private boolean sameEvent(JsonObject expected, JsonObject got) {
    return expected.get("part").equals(got.get("part"))
        && expected.get("whole").equals(got.get("whole"))
        && same(expected.get("value"), got.get("value"))
        && (!expected.has("loc") || samePlaces(expected.get("loc"), got.get("loc")));
  }

  /** The same source ranges, in whatever order they were combined. */
  private static boolean samePlaces(JsonElement expected, JsonElement got) {
    return texts(expected).equals(texts(got));
  }

  private static Set<String> texts(JsonElement places) {
    return places.getAsJsonArray().asList().stream()
        .map(JsonElement::toString)
        .collect(Collectors.toSet());
  }

  boolean same(JsonElement expected, JsonElement got) {
    if (expected instanceof JsonObject a && got instanceof JsonObject b) return sameObject(a, b);
    if (expected instanceof JsonArray a && got instanceof JsonArray b) return sameArray(a, b);
    if (expected instanceof JsonPrimitive a && got instanceof JsonPrimitive b) return same(a, b);
    return expected.equals(got);
  }

  private boolean same(JsonPrimitive a, JsonPrimitive b) {
    if (a.isNumber() && b.isNumber()) return close(a.getAsDouble(), b.getAsDouble());
    if (a.equals(b)) return true;
    return notesByPitch && samePitch(a, b);
  }

  private static boolean samePitch(JsonPrimitive a, JsonPrimitive b) {
    OptionalDouble mine = PitchName.midi(a);
    OptionalDouble theirs = PitchName.midi(b);
    return mine.isPresent()
        && theirs.isPresent()
        && close(mine.getAsDouble(), theirs.getAsDouble());
  }

  private boolean sameArray(JsonArray a, JsonArray b) {
    if (a.size() != b.size()) return false;
    for (int i = 0; i < a.size(); i++) if (!same(a.get(i), b.get(i))) return false;
    return true;
  }

  private boolean sameObject(JsonObject a, JsonObject b) {
    Set<String> keys = visibleKeys(a);
    return keys.equals(visibleKeys(b))
        && keys.stream().allMatch(key -> same(a.get(key), b.get(key)));
  }

  private static Set<String> visibleKeys(JsonObject object) {
    Set<String> keys = new TreeSet<>(object.keySet());
    keys.removeIf(key -> key.startsWith("_"));
    return keys;
  }
}
