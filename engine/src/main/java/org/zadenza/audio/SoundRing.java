// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes sound from the audio thread to a thread that may wait for a disk: one of each, no lock, no
 * garbage. Full is an answer, never a wait.
 *
 * <p>A block is its number of frames, how many were lost before it, a bit for each orbit that comes
 * along, and then both sides of the mix and of those orbits.
 */
final class SoundRing {
  private static final int HEADER = 3;

  private final float[] slots;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private long head;
  private long tail;
  private int lost;

  /**
   * @param capacity in samples, a power of two
   */
  SoundRing(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two: " + capacity);
    }
    slots = new float[capacity];
  }

  /** Takes what comes out at the other end. */
  interface Taker {
    /**
     * @param lost how many frames found no room before this block
     */
    void block(int frames, int lost, int orbits) throws IOException;
  }

  /** Audio thread. Puts a block in, or counts its frames as lost. */
  void put(Desk desk, int frames, boolean withOrbits) {
    int orbits = withOrbits ? sounding(desk) : 0;
    int wanted = HEADER + 2 * frames * (1 + Integer.bitCount(orbits));
    head = written.getPlain();
    if (slots.length - (head - taken.getAcquire()) < wanted) {
      lost += frames;
      return;
    }
    put(frames);
    put(lost);
    put(orbits);
    put(desk.left(), frames);
    put(desk.right(), frames);
    for (int bits = orbits; bits != 0; bits &= bits - 1) {
      int orbit = Integer.numberOfTrailingZeros(bits);
      put(desk.left(orbit), frames);
      put(desk.right(orbit), frames);
    }
    lost = 0;
    written.setRelease(head);
  }

  private static int sounding(Desk desk) {
    int out = 0;
    for (int i = 0; i < Desk.ORBITS; i++) if (desk.sounds(i)) out |= 1 << i;
    return out;
  }

  /** Whole numbers below 2^24 are exact. */
  private void put(float value) {
    slots[(int) head++ & (slots.length - 1)] = value;
  }

  private void put(float[] from, int frames) {
    int at = (int) head & (slots.length - 1);
    int first = Math.min(frames, slots.length - at);
    System.arraycopy(from, 0, slots, at, first);
    System.arraycopy(from, first, slots, 0, frames - first);
    head += frames;
  }

  /**
   * The writer. False if there is no block; else it must take all that {@code taker} is told of.
   */
  boolean take(Taker taker) throws IOException {
    long at = taken.getPlain();
    if (at == written.getAcquire()) return false;
    long begin = at + HEADER;
    int frames = (int) slot(at);
    int orbits = (int) slot(at + 2);
    tail = begin;
    taker.block(frames, (int) slot(at + 1), orbits);
    taken.setRelease(begin + 2L * frames * (1 + Integer.bitCount(orbits)));
    return true;
  }

  /** The writer, while it is told of a block: the next side of it. */
  void side(float[] to, int frames) {
    int at = (int) tail & (slots.length - 1);
    int first = Math.min(frames, slots.length - at);
    System.arraycopy(slots, at, to, 0, first);
    System.arraycopy(slots, 0, to, first, frames - first);
    tail += frames;
  }

  private float slot(long at) {
    return slots[(int) at & (slots.length - 1)];
  }
}
