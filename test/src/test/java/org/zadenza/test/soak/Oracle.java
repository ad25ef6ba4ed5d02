// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.zadenza.clock.TempoMap;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * What a slot must send, by its pattern's own answers: plain and slow, cut at other places than the
 * scheduler cuts.
 *
 * @param tempo which cycle is when
 * @param origin where the player's cycle 0 lies, in cycles of the session
 * @param inputs what patterns read from outside
 */
record Oracle(TempoMap tempo, Rational origin, Map<String, Object> inputs) {

  /** The cues of a slot between two cycles of the session. */
  List<Cue> cues(String slot, Pattern pattern, long nudgeNanos, Rational from, Rational to) {
    List<Cue> out = new ArrayList<>();
    Rational begin = from;
    for (Rational end : ends(from, to)) {
      Span played = new Span(begin.minus(origin), end.minus(origin));
      double cps = tempo.cpsAt(begin).toDouble();
      pattern.query(
          new Query(played, cps, Budget.standard(), true, inputs),
          event -> {
            if (begins(event, played)) out.add(cue(slot, event, nudgeNanos));
          });
      begin = end;
    }
    return out;
  }

  /** Whole cycles, and wherever the tempo changes. */
  private Iterable<Rational> ends(Rational from, Rational to) {
    TreeSet<Rational> out = new TreeSet<>();
    for (Rational at = from.minus(origin).nextCycle().plus(origin);
        at.isBefore(to);
        at = at.plus(Rational.ONE)) {
      out.add(at);
    }
    for (TempoMap.Stretch stretch : tempo.stretches()) {
      if (from.isBefore(stretch.cycle()) && stretch.cycle().isBefore(to)) out.add(stretch.cycle());
    }
    if (from.isBefore(to)) out.add(to);
    return out;
  }

  private static boolean begins(Event event, Span played) {
    Span whole = event.whole();
    return whole != null
        && event.hasOnset()
        && !whole.begin().isBefore(played.begin())
        && whole.begin().isBefore(played.end());
  }

  private Cue cue(String slot, Event event, long nudgeNanos) {
    Span whole = event.wholeOrPart();
    Rational onset = whole.begin().plus(origin);
    Rational cps = tempo.cpsAt(onset);
    return new Cue(
        slot,
        tempo.nanosAt(onset) + nudgeNanos,
        whole.width().dividedBy(cps).toDouble(),
        cps.toDouble(),
        whole,
        (Controls) event.value(),
        event.sources());
  }
}
