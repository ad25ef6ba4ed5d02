// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.clock.TempoMap;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.EventSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.pattern.Sources;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * Keys that were played in some cycles, again and again. It keeps what was played when it was made,
 * so the same question always has the same answer.
 *
 * @param events where the keys lie in the first {@code cycles} cycles; one may ring on beyond them
 */
public record PlayedPattern(List<Event> events, long cycles) implements Pattern {
  private static final double HIGHEST = 127;

  public PlayedPattern {
    events = List.copyOf(events);
    if (cycles < 1) throw new IllegalArgumentException("played wants 1 cycle or more: " + cycles);
  }

  /**
   * @param first the cycle of the session with which it begins
   * @param grid onsets and ends are moved to the nearest of so many places a cycle
   */
  public static PlayedPattern of(
      List<PlayedNote> notes, TempoMap tempo, Rational first, long cycles, long grid) {
    List<Event> events = new ArrayList<>();
    long places = cycles * grid;
    for (PlayedNote note : notes) {
      long on = place(tempo, note.onNanos(), first, grid);
      if (on < 0 || on >= places) continue;
      boolean held = note.offNanos() == PlayedNote.HELD;
      long off = held ? places : place(tempo, note.offNanos(), first, grid);
      Rational end = Rational.of(Math.clamp(off, on + 1, on + places), grid);
      Span whole = new Span(Rational.of(on, grid), end);
      Controls controls =
          Controls.of("note", (double) note.key()).with("velocity", note.velocity() / HIGHEST);
      events.add(new Event(whole, whole, controls, Sources.NONE));
    }
    return new PlayedPattern(events, cycles);
  }

  private static long place(TempoMap tempo, long nanos, Rational first, long grid) {
    return tempo.cycleAt(nanos).minus(first).roundedTimes(grid);
  }

  @Override
  public void query(Query query, EventSink sink) {
    Rational length = Rational.of(cycles);
    long from = query.begin().dividedBy(length).floor() - 1;
    long to = query.end().dividedBy(length).ceil();
    for (long round = from; round <= to; round++) {
      Rational shift = Rational.of(round * cycles);
      for (Event event : events) {
        Span whole = event.wholeOrPart().shifted(shift);
        Span part = whole.intersection(query.span());
        if (part == null) continue;
        query.budget().spend();
        sink.accept(new Event(whole, part, event.value(), Sources.NONE));
      }
    }
  }
}
