// SPDX-License-Identifier: Apache-2.0
package org.zadenza.clock;

/** A clock that moves only when told to: for tests and for rendering offline. */
public final class ManualClock implements Clock {
  private volatile long nanos;

  @Override
  public long nanos() {
    return nanos;
  }

  /** Moves to {@code to}, which must not lie in the past. */
  public void moveTo(long to) {
    if (to < nanos) throw new IllegalArgumentException("time goes back: " + nanos + " to " + to);
    nanos = to;
  }

  public void advance(long by) {
    moveTo(nanos + by);
  }
}
