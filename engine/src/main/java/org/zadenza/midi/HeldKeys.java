// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

/**
 * Which keys of a port are down, and by which pressing: a pressing of a key that is down ends the
 * earlier one first, and the earlier one's own end then does nothing. One thread; makes no garbage.
 */
final class HeldKeys {
  /** The pressing by a hand, which ends when the hand says so. */
  static final long HAND = -1;

  private static final int CHANNELS = 16;
  private static final int KEYS = 128;

  private final long[] serials = new long[CHANNELS * KEYS];
  private int down;

  private static int place(int bytes) {
    return Wire.channel(bytes) * KEYS + Wire.first(bytes);
  }

  /** The pressing that holds the key of a note message, or 0. */
  long serial(int bytes) {
    return serials[place(bytes)];
  }

  void press(int bytes, long serial) {
    if (serials[place(bytes)] == 0) down++;
    serials[place(bytes)] = serial;
  }

  void release(int bytes) {
    if (serials[place(bytes)] != 0) down--;
    serials[place(bytes)] = 0;
  }

  int down() {
    return down;
  }

  /** What is done with a key that goes up. */
  interface Lift {
    void up(int noteOff);
  }

  /** Every key goes up, or only those that no hand holds. */
  void releaseAll(boolean handsToo, Lift lift) {
    for (int i = 0; i < serials.length && down > 0; i++) {
      if (serials[i] == 0 || serials[i] == HAND && !handsToo) continue;
      serials[i] = 0;
      down--;
      lift.up(Wire.noteOff(i / KEYS, i % KEYS));
    }
  }
}
