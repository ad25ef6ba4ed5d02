// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

/** One drum on one step, counted in sixteenths from the beginning; velocity in 0 to 1. */
public record DrumHit(int step, DrumClass drum, double velocity) {
  /** Checks step and velocity. */
  public DrumHit {
    if (step < 0 || !(velocity >= 0 && velocity <= 1)) {
      throw new IllegalArgumentException(
          "a hit needs a step from 0 and a velocity in 0 to 1: step=%d, velocity=%s"
              .formatted(step, velocity));
    }
  }
}
