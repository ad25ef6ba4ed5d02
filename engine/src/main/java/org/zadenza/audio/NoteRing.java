// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.voice.Note;

/**
 * Hands notes from the clock's thread to the audio thread without a lock and without garbage: one
 * producer, one consumer, slots made beforehand. Full is an answer, never a wait.
 */
final class NoteRing {
  private final Note[] slots;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();

  /**
   * @param capacity a power of two
   */
  NoteRing(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two: " + capacity);
    }
    slots = new Note[capacity];
    for (int i = 0; i < capacity; i++) slots[i] = new Note();
  }

  /** Clock thread. A slot to fill before {@link #publish}, or null when the ring is full. */
  @Nullable Note claim() {
    long next = written.getPlain();
    if (next - taken.getAcquire() == slots.length) return null;
    Note note = slots[(int) next & (slots.length - 1)];
    note.bank = null;
    note.stream = null;
    return note;
  }

  /** Clock thread. Hands over the claimed slot; all that was written in it is seen. */
  void publish() {
    written.setRelease(written.getPlain() + 1);
  }

  /** How many notes were ever published. Any thread. */
  long published() {
    return written.getAcquire();
  }

  /** Audio thread. How many of them were taken. */
  long taken() {
    return taken.getPlain();
  }

  /** Audio thread. The oldest note in exchange for {@code spare}, or null when there is none. */
  @Nullable Note exchange(Note spare) {
    long next = taken.getPlain();
    if (next == written.getAcquire()) return null;
    int slot = (int) next & (slots.length - 1);
    Note note = slots[slot];
    slots[slot] = spare;
    taken.setRelease(next + 1);
    return note;
  }
}
