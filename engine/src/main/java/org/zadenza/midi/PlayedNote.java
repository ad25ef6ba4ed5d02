// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

/**
 * A key that somebody played.
 *
 * @param onNanos session time at which it went down
 * @param offNanos session time at which it went up, or {@link #HELD}
 * @param channel 1 to 16
 * @param key 0 to 127
 * @param velocity 1 to 127
 */
public record PlayedNote(long onNanos, long offNanos, int channel, int key, int velocity) {
  /** The end of a key that is still down. */
  public static final long HELD = Long.MAX_VALUE;

  PlayedNote endedAt(long nanos) {
    return new PlayedNote(onNanos, nanos, channel, key, velocity);
  }
}
