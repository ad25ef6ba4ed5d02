// SPDX-License-Identifier: Apache-2.0
package org.zadenza.clock;

import java.time.Instant;

/**
 * Session time and wall time, read as good as together.
 *
 * @param nanos session time, in the middle between two readings
 * @param wallNanos nanoseconds since 1970, UTC, read between those two
 * @param gapNanos how far apart the two were: the pair is wrong by half of it at most
 */
public record ClockPair(long nanos, long wallNanos, long gapNanos) {
  private static final int READINGS = 16;

  /** Who reads both clocks. */
  @FunctionalInterface
  public interface Source {
    ClockPair read();
  }

  /** Reads the machine's wall clock beside a session's. */
  public static Source of(Clock clock) {
    return () -> closest(clock);
  }

  /** Of some readings the pair that was read closest together. */
  private static ClockPair closest(Clock clock) {
    ClockPair best = read(clock);
    for (int i = 1; i < READINGS; i++) {
      ClockPair next = read(clock);
      if (next.gapNanos < best.gapNanos) best = next;
    }
    return best;
  }

  private static ClockPair read(Clock clock) {
    long before = clock.nanos();
    Instant wall = Instant.now();
    long gap = clock.nanos() - before;
    long wallNanos = Math.addExact(wall.getEpochSecond() * Clock.NANOS_PER_SECOND, wall.getNano());
    return new ClockPair(before + gap / 2, wallNanos, gap);
  }
}
