// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/**
 * How things stand at one moment, for the status line.
 *
 * @param nanos session time
 * @param cycle where the clock is now (what sounds, not what was sent ahead), as the player counts
 * @param cps the tempo there, in cycles per second
 * @param lanes every slot that was ever named, in {@link SlotOrder}
 * @param all what is done to every slot's pattern, as the player wrote it; empty for nothing
 * @param sentCues how many cues went to the sink
 * @param skippedCues how many were skipped because they would have come too late
 * @param shedAsks how often a slot was not asked because the machine could not keep up
 * @param lateTicks how often one of the two threads woke too late
 * @param sinkFailures how often the sink threw
 */
public record Snapshot(
    long nanos,
    Rational cycle,
    double cps,
    List<LaneStatus> lanes,
    String all,
    long sentCues,
    long skippedCues,
    long shedAsks,
    long lateTicks,
    long sinkFailures) {

  /**
   * One slot.
   *
   * @param playing whether it has a pattern
   * @param audible whether that pattern is heard, after all mutes and solos
   * @param trouble what last went wrong since its pattern was played, or null
   * @param text how the player wrote what it plays; empty where nobody knows, or for silence
   * @param since the cycle from which it plays that, or null if the next tick begins it
   * @param transition the transition that it is in, or null
   * @param until the cycle at which that is over, or null if the next tick begins it
   * @param nudgeNanos how much later its cues come
   * @param pattern what it plays, as the player gave it; silence where it has none
   */
  public record LaneStatus(
      String slot,
      boolean playing,
      boolean audible,
      boolean muted,
      boolean soloed,
      @Nullable String trouble,
      String text,
      @Nullable Rational since,
      @Nullable String transition,
      @Nullable Rational until,
      long nudgeNanos,
      Pattern pattern) {}

  /** How a lane stands. */
  static LaneStatus status(Board b, Lane lane) {
    Version version = lane.current();
    Blend blend = version == null ? null : version.blend;
    return new LaneStatus(
        lane.slot(),
        lane.playing(),
        lane.playing() && b.audible(lane),
        lane.muted(),
        lane.soloed(),
        lane.trouble(),
        version == null ? "" : version.text,
        lane.since(),
        blend == null ? null : blend.name(),
        blend == null ? null : blend.end(),
        lane.fader().nudgeNanos(),
        version == null ? Pattern.silence() : version.pattern);
  }
}
