// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.conform;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Event;
import org.zadenza.repl.text.EventJson;
import org.zadenza.time.Span;

/** Joins the pieces into which a query may cut an event. */
final class Fragments {
  private static final Comparator<Event> BY_PART =
      Comparator.comparing((Event e) -> e.part().begin()).thenComparing(e -> e.part().end());

  private Fragments() {}

  private record Identity(@Nullable Span whole, JsonElement value) {}

  /** The same events, those with equal whole and value and touching parts made one; sorted. */
  static List<Event> joined(List<Event> events) {
    Map<Identity, List<Event>> groups = new LinkedHashMap<>();
    for (Event event : events) {
      Identity key = new Identity(event.whole(), EventJson.value(event.value()));
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(event);
    }
    List<Event> out = new ArrayList<>();
    for (List<Event> group : groups.values()) joinGroup(group, out);
    out.sort(BY_PART);
    return out;
  }

  private static void joinGroup(List<Event> group, List<Event> out) {
    group.sort(BY_PART);
    List<Event> open = new ArrayList<>();
    for (Event event : group) {
      int touching = indexEndingAt(open, event);
      if (touching < 0) open.add(event);
      else open.set(touching, extended(open.get(touching), event));
    }
    out.addAll(open);
  }

  private static int indexEndingAt(List<Event> open, Event next) {
    if (next.part().isPoint()) return -1;
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i).part().end().equals(next.part().begin())) return i;
    }
    return -1;
  }

  private static Event extended(Event first, Event next) {
    Span part = new Span(first.part().begin(), next.part().end());
    return new Event(first.whole(), part, first.value(), first.sources());
  }
}
