// SPDX-License-Identifier: Apache-2.0
package org.zadenza.clock;

/**
 * Session time as the rest of the world tells it: what a time tag on a wire is made from. Any
 * thread.
 */
@FunctionalInterface
public interface WallTime {
  /** Nanoseconds since 1970, UTC, at a moment of session time. */
  long wallNanos(long sessionNanos);

  /** The wall time at which session time zero lies fixes all others. */
  static WallTime startingAt(long startWallNanos) {
    return nanos -> Math.addExact(startWallNanos, nanos);
  }
}
