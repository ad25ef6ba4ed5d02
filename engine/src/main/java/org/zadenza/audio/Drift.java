// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

/**
 * How far the sound card's frames have wandered from the session's clock. Two crystals differ by
 * some parts in a million; cues are moved by this much so that they stay with the beat. Audio
 * thread.
 */
final class Drift {
  /** A block comes at an uneven moment; over this many blocks the unevenness averages out. */
  private static final double BLOCKS = 400;

  private double frames;

  /**
   * @param early how many frames the card is ahead of the clock, as measured at one block
   */
  void observe(long early) {
    frames += (early - frames) / BLOCKS;
  }

  /** Another device, or the same after a gap: it begins anew. */
  void forget() {
    frames = 0;
  }

  long frames() {
    return Math.round(frames);
  }
}
