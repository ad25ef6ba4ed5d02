// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import org.zadenza.clock.Clock;

/**
 * Lets the planning thread wait while a set is loaded, so that all of it begins together; but not
 * for long once something of it is there to play.
 */
final class Hold {
  /** So long what is there waits for the rest. */
  static final long LONGEST_NANOS = Clock.NANOS_PER_SECOND;

  private volatile boolean on;
  private volatile long emptyUntil;
  private boolean seen; // the planning thread's, as is all below

  /** From now on nothing is planned. Any thread. */
  void begin(long now) {
    emptyUntil = now;
    on = true;
  }

  /** What waits may begin. Any thread. */
  void end() {
    on = false;
  }

  /**
   * Whether the planning thread waits.
   *
   * @param empty true if there is nothing to play yet
   */
  boolean holds(long now, boolean empty) {
    if (!on) return false;
    seen = true;
    if (empty) emptyUntil = now;
    if (now - emptyUntil < LONGEST_NANOS) return true;
    on = false;
    return false;
  }

  /** True once after the planning thread has waited. */
  boolean isOver() {
    boolean over = seen;
    seen = false;
    return over;
  }
}
