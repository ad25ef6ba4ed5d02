// SPDX-License-Identifier: Apache-2.0
package org.zadenza.clock;

import java.time.Instant;

/** The machine's monotonic clock, counted from when this object was made. Any thread. */
public final class SystemClock implements Clock, WallTime {
  private static final int READINGS = 16;

  private final long start;
  private final long startWallNanos;

  /** Reads both clocks a few times and keeps the pair that was read closest together. */
  public SystemClock() {
    long bestGap = Long.MAX_VALUE;
    long bestMiddle = 0;
    long bestWall = 0;
    for (int i = 0; i < READINGS; i++) {
      long before = System.nanoTime();
      long wall = wallNow();
      long gap = System.nanoTime() - before;
      if (gap < bestGap) {
        bestGap = gap;
        bestMiddle = before + gap / 2;
        bestWall = wall;
      }
    }
    start = bestMiddle;
    startWallNanos = bestWall;
  }

  private static long wallNow() {
    Instant now = Instant.now();
    return Math.addExact(now.getEpochSecond() * NANOS_PER_SECOND, now.getNano());
  }

  @Override
  public long nanos() {
    return System.nanoTime() - start;
  }

  /** Wall time (nanoseconds since 1970, UTC) at which the session began. */
  public long startWallNanos() {
    return startWallNanos;
  }

  @Override
  public long wallNanos(long sessionNanos) {
    return startWallNanos + sessionNanos;
  }
}
