// SPDX-License-Identifier: Apache-2.0
package org.zadenza.clock;

/** The machine's monotonic clock, counted from when this object was made. */
public final class SystemClock implements Clock {
  private final long start = System.nanoTime();
  private final long startWallNanos;

  public SystemClock() {
    var now = java.time.Instant.now();
    startWallNanos = Math.addExact(now.getEpochSecond() * NANOS_PER_SECOND, now.getNano());
  }

  @Override
  public long nanos() {
    return System.nanoTime() - start;
  }

  /** Wall time (nanoseconds since 1970, UTC) at which the session began. */
  public long startWallNanos() {
    return startWallNanos;
  }
}
