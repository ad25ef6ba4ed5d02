// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.time.Rational;

/**
 * How things stand at one moment, for the status line.
 *
 * @param nanos session time
 * @param cycle where the clock is now (what sounds, not what was sent ahead)
 * @param cps the tempo there, in cycles per second
 * @param lanes every slot that was ever named, in {@link SlotOrder}
 * @param sentCues how many cues went to the sink
 * @param skippedCues how many were skipped because they would have come too late
 * @param lateTicks how often the clock thread woke too late
 * @param sinkFailures how often the sink threw
 */
public record Snapshot(
    long nanos,
    Rational cycle,
    double cps,
    List<LaneStatus> lanes,
    long sentCues,
    long skippedCues,
    long lateTicks,
    long sinkFailures) {

  /**
   * One slot.
   *
   * @param playing whether it has a pattern
   * @param audible whether that pattern is heard, after all mutes and solos
   * @param trouble what last went wrong since its pattern was played, or null
   */
  public record LaneStatus(
      String slot,
      boolean playing,
      boolean audible,
      boolean muted,
      boolean soloed,
      @Nullable String trouble) {}
}
