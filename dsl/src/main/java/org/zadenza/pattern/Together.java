// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Events that sound together, such as the notes of a chord, and what can be done with them. */
final class Together {
  private Together() {}

  /** What becomes of the notes of one chord; they share whole and part. */
  @FunctionalInterface
  interface Change {
    void apply(Query query, List<Event> notes, EventSink sink);
  }

  private record Place(Span whole, Rational heardFrom) {}

  /**
   * Hands over events that begin and end together, in the order in which they came. Of a note that
   * is cut short, as that of {@code a/2} in half a cycle, all is taken to be heard that is heard of
   * the others: where a query ends must not tell which notes make a chord.
   */
  static Pattern of(Pattern pattern, Change change) {
    return (query, sink) -> {
      Map<Place, List<Event>> chords = new LinkedHashMap<>();
      pattern.query(
          query,
          e -> {
            if (e.whole() == null) return; // what is continuous has no notes
            chords
                .computeIfAbsent(new Place(e.whole(), e.part().begin()), _ -> new ArrayList<>())
                .add(e);
          });
      for (List<Event> notes : chords.values()) {
        query.budget().spend();
        change.apply(query, heardAlike(notes), sink);
      }
    };
  }

  private static List<Event> heardAlike(List<Event> notes) {
    Span longest = notes.getFirst().part();
    for (Event note : notes) {
      if (longest.end().isBefore(note.part().end())) longest = note.part();
    }
    Span part = longest;
    return notes.stream()
        .map(note -> new Event(note.whole(), part, note.value(), note.sources()))
        .toList();
  }

  /** Every event replaced by events at the same time, one for each value of the answer. */
  static Pattern each(Pattern pattern, Function<Object, List<Object>> f) {
    return (query, sink) ->
        pattern.query(
            query,
            e -> {
              query.budget().spend();
              for (Object value : f.apply(e.value())) sink.accept(e.withValue(value));
            });
  }

  /** The notes of a chord one after the other, so that together they last as long as it. */
  static void walk(List<Event> notes, List<Integer> order, Event way, EventSink sink) {
    Span whole = notes.get(0).wholeOrPart();
    Rational length = whole.end().minus(whole.begin()).dividedBy(Rational.of(order.size()));
    for (int i = 0; i < order.size(); i++) {
      Rational begin = whole.begin().plus(length.times(i));
      Span piece = new Span(begin, begin.plus(length));
      Span part = piece.intersection(way.part());
      Event note = notes.get(order.get(i));
      if (part == null) continue;
      sink.accept(new Event(piece, part, note.value(), way.sources().and(note.sources())));
    }
  }

  /** Each note begins a little later than the one before it; all end together. */
  static void roll(List<Event> notes, Rational by, EventSink sink) {
    List<Event> inOrder = by.signum() < 0 ? notes.reversed() : notes;
    Rational size = by.signum() < 0 ? by.negate() : by;
    for (int i = 0; i < inOrder.size(); i++) {
      Event note = inOrder.get(i);
      Span whole = note.wholeOrPart();
      Rational step =
          whole.end().minus(whole.begin()).times(size).dividedBy(Rational.of(inOrder.size()));
      Rational begin = whole.begin().plus(step.times(i));
      if (!begin.isBefore(whole.end())) continue;
      Span later = new Span(begin, whole.end());
      Span part = later.intersection(note.part());
      if (part != null) sink.accept(new Event(later, part, note.value(), note.sources()));
    }
  }
}
