// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

/**
 * A played note: MIDI pitch, velocity in 1 to 127, from {@code start} to {@code end} in seconds.
 */
public record PerformanceNote(int pitch, int velocity, double start, double end) {
  /** Checks the numbers. */
  public PerformanceNote {
    if (pitch < 0 || pitch > 127 || velocity < 1 || velocity > 127) {
      throw new IllegalArgumentException(
          "a note needs a pitch in 0 to 127 and a velocity in 1 to 127: pitch=%d, velocity=%d"
              .formatted(pitch, velocity));
    }
    if (!(start >= 0 && end >= start)) {
      throw new IllegalArgumentException(
          "a note needs a start from 0 and an end after it: start=%s, end=%s"
              .formatted(start, end));
    }
  }
}
