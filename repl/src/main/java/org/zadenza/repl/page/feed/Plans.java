// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page.feed;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zadenza.models.live.Search;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Query;
import org.zadenza.repl.session.Session;
import org.zadenza.schedule.Snapshot;
import org.zadenza.time.Span;

/**
 * What the models of each slot are about to play: only what they have drawn already, so that
 * looking ahead has no network run and nothing settled before its time. One thread.
 */
final class Plans {
  private static final int CYCLES = 4;

  private final Session session;
  private String told = "";

  Plans(Session session) {
    this.session = session;
  }

  void forget() {
    told = "";
  }

  /** The slots that have a plan, in JSON; empty if it is what was answered before. */
  Optional<String> look(Snapshot now) {
    StringWriter text = new StringWriter();
    try (JsonWriter out = new JsonWriter(text)) {
      out.beginArray();
      for (Snapshot.LaneStatus lane : now.lanes()) if (lane.audible()) plan(out, lane, now);
      out.endArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (text.toString().equals(told)) return Optional.empty();
    told = text.toString();
    return Optional.of(told);
  }

  private void plan(JsonWriter out, Snapshot.LaneStatus lane, Snapshot now) throws IOException {
    long first = now.cycle().floor();
    boolean begun = false;
    for (long cycle = first; cycle < first + CYCLES; cycle++) {
      List<Event> events = drawn(lane, cycle, now.cps());
      if (events.isEmpty()) continue;
      if (!begun) out.beginObject().name("d").value(lane.slot()).name("events").beginArray();
      begun = true;
      for (Event event : events) event(out, event);
    }
    if (begun) out.endArray().endObject();
  }

  /** What a slot plays in a cycle, if it has models and each has drawn its phrase. */
  private List<Event> drawn(Snapshot.LaneStatus lane, long cycle, double cps) {
    Span span = Span.of(cycle, cycle + 1);
    try {
      List<Search.Found> models = Search.in(lane.pattern(), span);
      if (models.isEmpty() || !models.stream().allMatch(Plans::hasDrawn)) return List.of();
      List<Event> out = new ArrayList<>();
      Query query =
          new Query(span, cps, Budget.standard(), false, session.scheduler().inputs().now());
      lane.pattern().query(query, out::add);
      return out;
    } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
      return List.of();
    }
  }

  private static boolean hasDrawn(Search.Found model) {
    return model.cycles().stream().allMatch(c -> model.phrases().phraseIfReady(c).isPresent());
  }

  private static void event(JsonWriter out, Event event) throws IOException {
    if (!event.hasOnset() || !(event.value() instanceof Controls controls)) return;
    Span whole = event.wholeOrPart();
    out.beginObject().name("b").value(Sounding.rounded(whole.begin().toDouble()));
    out.name("l").value(Sounding.rounded(whole.width().toDouble()));
    Sounding.controls(out, controls);
    out.endObject();
  }
}
