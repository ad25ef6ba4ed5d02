// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page.feed;

import org.zadenza.audio.Desk;
import org.zadenza.audio.Tap;

/**
 * Keeps the last of the mix, both sides together, for the scope and the spectrum. The audio thread
 * writes over what is old and never looks whether anybody reads; who reads finds out afterwards
 * whether it was written over meanwhile.
 */
final class Ears implements Tap {
  private static final int CAPACITY = 1 << 13;

  private final float[] ring = new float[CAPACITY];
  private volatile long written;

  @Override
  public void heard(Desk desk, int frames) {
    float[] left = desk.left();
    float[] right = desk.right();
    long at = written;
    for (int i = 0; i < frames; i++) {
      ring[(int) (at + i) & (CAPACITY - 1)] = 0.5f * (left[i] + right[i]);
    }
    written = at + frames;
  }

  /**
   * Fills an array with the last frames, the oldest first.
   *
   * @return false if the audio thread overtook it: then it holds nothing of use
   */
  boolean last(float[] to) {
    long end = written;
    long begin = end - to.length;
    for (int i = 0; i < to.length; i++) to[i] = ring[(int) (begin + i) & (CAPACITY - 1)];
    return written - begin <= CAPACITY - Desk.MAX_FRAMES;
  }
}
