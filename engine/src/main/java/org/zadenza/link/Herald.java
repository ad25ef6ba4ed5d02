// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

/**
 * When to tell one gateway's network how things stand: four times a second, and soon after a
 * change, but not in bursts. The link's thread.
 */
final class Herald {
  private static final long PERIOD_MICROS = 250_000;
  private static final long SPACING_MICROS = 50_000;

  private long wanted;
  private long lastTold;

  Herald(long now) {
    wanted = now;
    lastTold = now - SPACING_MICROS;
  }

  /** Answers count as telling, but many of them do not silence the herald. */
  long due() {
    return Math.min(Math.max(wanted, lastTold + SPACING_MICROS), wanted + SPACING_MICROS);
  }

  void changed(long now) {
    wanted = Math.min(wanted, now);
  }

  void answered(long now) {
    lastTold = now;
  }

  void told(long now) {
    lastTold = now;
    wanted = now + PERIOD_MICROS;
  }
}
