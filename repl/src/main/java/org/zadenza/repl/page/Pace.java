// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import org.zadenza.clock.Clock;

/** Lets so many through in a second, and as many at once after a rest. Any thread; never waits. */
final class Pace {
  private final long gapNanos;
  private final long restNanos;
  private final Clock clock;
  private long filledUpTo = Long.MIN_VALUE / 2;

  Pace(int perSecond, Clock clock) {
    gapNanos = Clock.NANOS_PER_SECOND / perSecond;
    restNanos = Clock.NANOS_PER_SECOND;
    this.clock = clock;
  }

  /** Whether one more may pass now. */
  synchronized boolean passes() {
    long now = clock.nanos();
    long from = Math.max(filledUpTo, now - restNanos);
    if (from + gapNanos > now) return false;
    filledUpTo = from + gapNanos;
    return true;
  }
}
