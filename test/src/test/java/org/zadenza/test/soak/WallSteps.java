// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import org.zadenza.clock.Clock;
import org.zadenza.clock.ClockPair;
import org.zadenza.clock.WallClock;

/**
 * The machine's wall clock, which runs a little fast and may be set, and what the session makes of
 * it: never back but where it was set. One thread.
 */
final class WallSteps {
  private static final long OBSERVE_NANOS = Clock.NANOS_PER_SECOND;
  private static final long START_NANOS = 1_750_000_000L * Clock.NANOS_PER_SECOND;

  /** Millionths by which the crystals differ. */
  private static final double PPM = 40;

  /** After an observation wall time is no further off than a difference that counts as a step. */
  private static final long FURTHEST_NANOS = Clock.NANOS_PER_SECOND / 10;

  private final Clock clock;
  private final Findings findings;
  private final WallClock wall;
  private long offset;
  private long observed;
  private long last;
  private boolean set;

  WallSteps(Clock clock, Findings findings) {
    this.clock = clock;
    this.findings = findings;
    this.wall = new WallClock(this::read);
    this.last = wall.wallNanos(clock.nanos());
  }

  private ClockPair read() {
    return new ClockPair(clock.nanos(), machine(), 0);
  }

  private long machine() {
    long now = clock.nanos();
    return START_NANOS + now + Math.round(now * PPM * 1e-6) + offset;
  }

  WallClock wall() {
    return wall;
  }

  /** Somebody sets the machine's clock. */
  void step(long nanos) {
    offset += nanos;
    set = true;
  }

  void turn() {
    long now = clock.nanos();
    if (now - observed >= OBSERVE_NANOS) {
      observed = now;
      wall.observe();
      long off = Math.abs(wall.wallNanos(now) - machine());
      if (off > FURTHEST_NANOS) findings.violated("wall time is " + off + " ns off");
      if (set) last = Long.MIN_VALUE;
      set = false;
    }
    told(wall.wallNanos(now));
  }

  /** Wall time as a session has it now. */
  void told(long tag) {
    if (tag < last) findings.violated("wall time goes back by " + (last - tag) + " ns");
    last = tag;
  }
}
