// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

/**
 * A played drum: its time in sixteenths from the beginning, not only whole ones, and a velocity of
 * 0 to 127. A time a little before the beginning is one that is played early.
 */
public record GrooveHit(double step, DrumClass drum, int velocity) {
  /** Checks step and velocity. */
  public GrooveHit {
    if (!(step >= -0.5) || velocity < 0 || velocity > 127) {
      throw new IllegalArgumentException(
          "a hit needs a step from -0.5 and a velocity in 0 to 127: step=%s, velocity=%d"
              .formatted(step, velocity));
    }
  }
}
