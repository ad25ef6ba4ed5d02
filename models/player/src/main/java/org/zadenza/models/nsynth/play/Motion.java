// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * A number that a pattern says while a note lasts. A value; any thread.
 *
 * @param by what says it
 * @param over its span are the cycles of {@code by} during which the note lasts; knobs stay as they
 *     were when it was asked
 */
record Motion(Pattern by, Query over) {
  private static final Rational MOMENT = Rational.of(1, 1 << 16);
  private static final double GRID = 1 << 20;

  /**
   * The number at a place.
   *
   * @param part how much of the note is over
   * @return between {@code least} and {@code most}; {@code or} where the pattern says none
   */
  double at(double part, double least, double most, double or) {
    Rational length = over.span().end().minus(over.span().begin());
    long steps = Math.round(length.toDouble() * part * GRID);
    Rational at = over.span().begin().plus(Rational.of(steps, (long) GRID));
    Span moment = new Span(at, at.plus(MOMENT));
    Budget budget = Budget.standard();
    List<Event> events = new ArrayList<>();
    by.query(
        new Query(moment, over.cps(Double.NaN), budget, false, over.seed(), over.inputs()),
        events::add);
    for (Event event : events) {
      if (!(event.value() instanceof Number n)) continue;
      double number = n.doubleValue();
      if (number - number == 0) return Math.clamp(number, least, most);
    }
    return or;
  }
}
