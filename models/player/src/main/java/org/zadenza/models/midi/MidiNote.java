// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.midi;

/**
 * A note of a file: its track from 0, channel and program from 0, pitch and velocity in 0 to 127,
 * begin and end in ticks. It lasts at least one tick.
 */
public record MidiNote(
    int track, int channel, int program, int pitch, int velocity, long start, long end) {
  /** The channel of drums, counted from 0. */
  public static final int DRUM_CHANNEL = 9;

  /** Whether it is on the channel of drums. */
  public boolean drum() {
    return channel == DRUM_CHANNEL;
  }
}
