// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

/**
 * A session's ghost time, told from the host's clock: both run at one pace, so it is an offset. Two
 * hosts' crystals differ by some parts in a million; a new measurement is therefore approached
 * slowly, so that no beat ever jumps. The link's thread.
 */
final class GhostClock {
  /** One microsecond in so many. */
  private static final long PACE = 1_000;

  /** Further off than this somebody slept; creeping would take a minute and more. */
  private static final long JUMP_MICROS = 50_000;

  private long offset;
  private long target;
  private long changedAt;

  GhostClock(long offset) {
    this.offset = offset;
    this.target = offset;
  }

  long offset() {
    return offset;
  }

  /** The offset as it was measured last. */
  long measured() {
    return target;
  }

  long ghostAt(long host) {
    return host + offset;
  }

  long hostAt(long ghost) {
    return ghost - offset;
  }

  /** Begins to approach a new measurement, or takes it where it is far away. */
  void approach(long measured, long now) {
    target = measured;
    changedAt = now;
    if (Math.abs(measured - offset) > JUMP_MICROS) offset = measured;
  }

  boolean isApproaching() {
    return offset != target;
  }

  /** Goes as far as it may by now; true if the offset has changed. */
  boolean slew(long now) {
    long most = (now - changedAt) / PACE;
    if (!isApproaching() || most <= 0) return false;
    changedAt = now;
    offset += Math.clamp(target - offset, -most, most);
    return true;
  }
}
