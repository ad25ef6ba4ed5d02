// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.zadenza.clock.Clock;

/** Session nanoseconds as frames. Exact: no error builds up however long the session. */
final class Frames {
  private Frames() {}

  /** The frame nearest to a moment of session time. */
  static long at(long nanos, int sampleRate) {
    long seconds = Math.floorDiv(nanos, Clock.NANOS_PER_SECOND);
    long rest = Math.floorMod(nanos, Clock.NANOS_PER_SECOND);
    long half = Clock.NANOS_PER_SECOND / 2;
    return seconds * sampleRate + (rest * sampleRate + half) / Clock.NANOS_PER_SECOND;
  }
}
