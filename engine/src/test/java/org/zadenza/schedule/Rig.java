// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;

/** A scheduler with a clock that moves by hand, at one cycle a second. */
final class Rig {
  static final long MS = 1_000_000;

  final ManualClock clock = new ManualClock();
  final RecordingSink sink = new RecordingSink();
  final List<String> told = new ArrayList<>();
  final Scheduler scheduler;

  Rig() {
    this(Timing.LIVE);
  }

  Rig(Timing timing) {
    scheduler =
        new Scheduler(
            clock,
            TempoMap.steady(Rational.ONE, 0),
            sink,
            (where, message) -> told.add(where + ": " + message),
            timing);
  }

  /** Ticks every 10 ms until the clock stands at {@code ms}. */
  Rig runTo(long ms) {
    scheduler.tick();
    while (clock.nanos() < ms * MS) {
      clock.moveTo(Math.min(ms * MS, clock.nanos() + 10 * MS));
      scheduler.tick();
    }
    return this;
  }

  /** What was sent so far, as {@code "d1 bd 1/4"}. */
  List<String> heard() {
    return sink.cues().stream()
        .map(cue -> cue.slot() + " " + cue.controls().text("s", "?") + " " + cue.cycle())
        .toList();
  }

  /** The slots of what was sent with an onset in a cycle. */
  List<String> slotsIn(long cycle) {
    return sink.cues().stream()
        .filter(cue -> cue.cycle().floor() == cycle)
        .map(Cue::slot)
        .distinct()
        .toList();
  }
}
