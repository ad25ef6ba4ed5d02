// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import org.zadenza.clock.Clock;

/**
 * How far ahead of the clock cues are sent, and how late one may be.
 *
 * @param lookaheadNanos how far ahead of now a tick sends
 * @param tooLateNanos a cue whose time lies further back than this is skipped, so that a machine
 *     that stood still does not catch up in one burst
 */
public record Timing(long lookaheadNanos, long tooLateNanos) {
  /** On stage: 200 ms ahead, nothing sent that is more than 300 ms late. */
  public static final Timing LIVE =
      new Timing(Clock.NANOS_PER_SECOND / 5, 3 * Clock.NANOS_PER_SECOND / 10);

  /**
   * For rendering: a tick plays up to the clock exactly, however far that is, and skips nothing.
   */
  public static final Timing OFFLINE = new Timing(0, Long.MAX_VALUE);

  /** Ticks of a MIDI clock, 24 to each of a cycle's four beats. */
  public static final int TICKS_PER_CYCLE = 96;

  /** A slot cannot be moved further ahead: its cues must reach a sink in time. */
  public static final long EARLIEST_NUDGE_NANOS = -3 * Clock.NANOS_PER_SECOND / 20;

  public static final long LATEST_NUDGE_NANOS = 2 * Clock.NANOS_PER_SECOND;

  static void checkNudge(long nanos) {
    if (nanos >= EARLIEST_NUDGE_NANOS && nanos <= LATEST_NUDGE_NANOS) return;
    throw new IllegalArgumentException("nudge wants from -0.15 to 2 seconds, not " + nanos * 1e-9);
  }

  public Timing {
    if (lookaheadNanos < 0 || tooLateNanos < 0) {
      throw new IllegalArgumentException(
          "negative timing: lookaheadNanos=" + lookaheadNanos + ", tooLateNanos=" + tooLateNanos);
    }
  }

  boolean skips() {
    return tooLateNanos != Long.MAX_VALUE;
  }
}
