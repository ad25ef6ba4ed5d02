// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import org.zadenza.audio.sample.SampleFile;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.schedule.Snapshot;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Has the samples of a pattern loaded before they are due. */
final class Foresight {
  private static final int CYCLES = 4;

  private Foresight() {}

  /** Asks for what the next cycles name; waits for nothing. */
  static void load(Pattern pattern, Session session) {
    SampleLibrary samples = session.samples();
    if (samples.isEmpty()) return;
    Snapshot now = session.now();
    Rational from = now.cycle().cycleStart();
    try {
      for (int i = 0; i < CYCLES; i++) {
        Span cycle = Span.cycleOf(from.plus(Rational.of(i)));
        Query query = new Query(cycle, now.cps(), Budget.standard(), true);
        pattern.query(query, event -> want(event.value(), samples));
      }
    } catch (RuntimeException e) {
      session.tell("its samples are loaded when they are due: " + e.getMessage());
    }
  }

  private static void want(Object value, SampleLibrary samples) {
    if (!(value instanceof Controls controls)) return;
    SampleFile file = samples.find(controls);
    if (file != null) samples.want(file);
  }
}
