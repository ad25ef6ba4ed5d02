// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

/**
 * OSC time tags: NTP time, seconds since 1900 in the high 32 bits and fractions of 2^-32 s (0.23
 * ns) in the low ones. Seconds wrap around in 2036, as NTP's do.
 */
public final class OscTime {
  /** The tag that means "at once". */
  public static final long IMMEDIATELY = 1;

  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private OscTime() {}

  /** The tag of a wall time in nanoseconds since 1970, UTC, to the nearest fraction. */
  public static long ofWallNanos(long wallNanos) {
    long seconds = Math.floorDiv(wallNanos, NANOS_PER_SECOND) + SECONDS_1900_TO_1970;
    return ofSeconds(seconds, Math.floorMod(wallNanos, NANOS_PER_SECOND));
  }

  /** A tag that counts from 0, as in the scores of an offline scsynth. */
  public static long ofScoreNanos(long nanos) {
    return ofSeconds(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
  }

  private static long ofSeconds(long seconds, long nanos) {
    long fraction = ((nanos << 32) + NANOS_PER_SECOND / 2) / NANOS_PER_SECOND;
    return (seconds << 32) | fraction;
  }

  /** The wall time of a tag between 1970 and 2036; a nanosecond survives the way there and back. */
  public static long wallNanos(long tag) {
    long seconds = (tag >>> 32) - SECONDS_1900_TO_1970;
    long nanos = ((tag & 0xFFFF_FFFFL) * NANOS_PER_SECOND + (1L << 31)) >>> 32;
    return seconds * NANOS_PER_SECOND + nanos;
  }
}
