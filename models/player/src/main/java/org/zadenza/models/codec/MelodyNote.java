// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

/**
 * A note of a melody: a MIDI pitch from step {@code start} up to step {@code end}, in sixteenths.
 */
public record MelodyNote(int pitch, int start, int end) {
  /** Checks pitch and steps. */
  public MelodyNote {
    if (pitch < 0 || pitch > 127 || start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "a note needs a pitch in 0 to 127 and an end after its start: pitch=%d, start=%d, end=%d"
              .formatted(pitch, start, end));
    }
  }
}
