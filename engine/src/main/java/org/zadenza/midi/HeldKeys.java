// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

/**
 * Which keys of a port are down, and by which pressing: a pressing of a key that is down ends the
 * earlier one first, and the earlier one's own end then does nothing. One thread; makes no garbage.
 */
final class HeldKeys {
  /** The pressing by a hand, which ends when the hand says so. */
  static final long HAND = -1;

  /** No pressing: the key's end did not get out, so it is still to go up. */
  static final long OWED = -2;

  private static final int CHANNELS = 16;
  private static final int KEYS = 128;

  private final long[] serials = new long[CHANNELS * KEYS];
  private int down;
  private int owed;

  private static int place(int bytes) {
    return Wire.channel(bytes) * KEYS + Wire.first(bytes);
  }

  /** The pressing that holds the key of a note message, or 0. */
  long serial(int bytes) {
    return serials[place(bytes)];
  }

  void press(int bytes, long serial) {
    set(place(bytes), serial);
  }

  void release(int bytes) {
    set(place(bytes), 0);
  }

  /** The key is to go up, but its end did not get out. */
  void owe(int bytes) {
    set(place(bytes), OWED);
  }

  private void set(int place, long serial) {
    long before = serials[place];
    if (before != 0) down--;
    if (before == OWED) owed--;
    serials[place] = serial;
    if (serial != 0) down++;
    if (serial == OWED) owed++;
  }

  int down() {
    return down;
  }

  /** How many keys are down whose end did not get out. */
  int owed() {
    return owed;
  }

  /** What is done with a key that goes up. */
  interface Lift {
    /** False if that did not get out. */
    boolean up(int noteOff);
  }

  /** Every key goes up, or only those that no hand holds; what does not get out is owed. */
  void releaseAll(boolean handsToo, Lift lift) {
    int left = down;
    for (int i = 0; i < serials.length && left > 0; i++) {
      if (serials[i] == 0) continue;
      left--;
      if (serials[i] != HAND || handsToo) lift(i, lift);
    }
  }

  /** Every key goes up whose end did not get out. */
  void releaseOwed(Lift lift) {
    int left = owed;
    for (int i = 0; i < serials.length && left > 0; i++) {
      if (serials[i] != OWED) continue;
      left--;
      lift(i, lift);
    }
  }

  private void lift(int place, Lift lift) {
    set(place, lift.up(Wire.noteOff(place / KEYS, place % KEYS)) ? 0 : OWED);
  }
}
