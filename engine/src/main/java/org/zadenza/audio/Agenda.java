// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.zadenza.audio.voice.Note;

/** Notes that wait for their frame, soonest first; of one frame, first come first. Audio thread. */
final class Agenda {
  private final Note[] latestFirst;
  private int size;

  /** Notes not in use, to be exchanged for full ones. */
  private final Note[] spares;

  Agenda(int capacity) {
    latestFirst = new Note[capacity];
    spares = new Note[capacity];
    for (int i = 0; i < capacity; i++) spares[i] = new Note();
  }

  boolean isFull() {
    return size == latestFirst.length;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** A note to give in exchange for the next one; only while not full. */
  Note spare() {
    return spares[spares.length - 1 - size];
  }

  /** Takes the note that came in exchange for {@link #spare}. */
  void add(Note note) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (latestFirst[middle].frame <= note.frame) high = middle;
      else low = middle + 1;
    }
    System.arraycopy(latestFirst, low, latestFirst, low + 1, size - low);
    latestFirst[low] = note;
    size++;
  }

  /** The frame of the soonest note; {@link Long#MAX_VALUE} when there is none. */
  long nextFrame() {
    return size == 0 ? Long.MAX_VALUE : latestFirst[size - 1].frame;
  }

  /** Takes the soonest note out; it may be used until the next {@link #spare}. */
  Note next() {
    Note note = latestFirst[--size];
    spares[spares.length - 1 - size] = note;
    return note;
  }

  void clear() {
    while (!isEmpty()) next();
  }
}
