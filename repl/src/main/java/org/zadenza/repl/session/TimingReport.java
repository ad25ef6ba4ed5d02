// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.Locale;
import org.zadenza.clock.WallClock;
import org.zadenza.realtime.ThreadPriority;
import org.zadenza.schedule.Snapshot;

/**
 * How well the clock keeps time, for the player.
 *
 * @param now the counters of the scheduler
 * @param drift how wall time and session time run apart
 * @param clock what the machine granted the clock's thread
 * @param sound where sound goes and how well; may be empty
 */
public record TimingReport(
    Snapshot now, WallClock.Meter drift, ThreadPriority clock, String sound) {
  /** Some lines. */
  public String text() {
    String counters =
        String.format(
            Locale.ROOT,
            "sent %d, skipped as too late %d, slots left resting %d times, late steps %d, failed"
                + " %d",
            now.sentCues(),
            now.skippedCues(),
            now.shedAsks(),
            now.lateTicks(),
            now.sinkFailures());
    String wall =
        String.format(
            Locale.ROOT,
            "wall time is %+.3f ms off and runs %+.2f ppm; it was set %d times",
            drift.offsetNanos() * 1e-6,
            drift.ppm(),
            drift.steps());
    String heard = sound.isEmpty() ? "" : "\n" + sound;
    return counters + "\n" + wall + "\nthe clock's thread: " + clock.says() + advice() + heard;
  }

  private String advice() {
    return clock.advice().isEmpty() ? "" : "; " + clock.advice();
  }
}
