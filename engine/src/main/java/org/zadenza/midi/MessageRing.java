// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages from any number of threads to one, without a lock and without garbage: a bounded
 * queue with a turn number at every place (D. Vyukov's). Full is an answer, never a wait.
 */
final class MessageRing {
  private final Message[] slots;
  private final AtomicLongArray turns;
  private final AtomicLong claimed = new AtomicLong();
  private final int mask;
  private long taken;

  /**
   * @param capacity a power of two
   */
  MessageRing(int capacity) {
    if (Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("capacity must be a power of two: " + capacity);
    }
    slots = new Message[capacity];
    turns = new AtomicLongArray(capacity);
    mask = capacity - 1;
    for (int i = 0; i < capacity; i++) {
      slots[i] = new Message();
      turns.set(i, i);
    }
  }

  /** Any thread. A message to fill before {@link #publish}, or null when the ring is full. */
  @Nullable Message claim() {
    while (true) {
      long ticket = claimed.get();
      long ahead = turns.get((int) ticket & mask) - ticket;
      if (ahead < 0) return null;
      if (ahead == 0 && claimed.compareAndSet(ticket, ticket + 1)) {
        Message message = slots[(int) ticket & mask];
        message.ticket = ticket;
        return message;
      }
    }
  }

  /** The thread that claimed it. All that was written in it is seen by the taker. */
  void publish(Message message) {
    turns.set((int) message.ticket & mask, message.ticket + 1);
  }

  /** The taking thread. True if there was one; it is copied into {@code into}. */
  boolean take(Message into) {
    int place = (int) taken & mask;
    if (turns.get(place) != taken + 1) return false;
    into.copy(slots[place]);
    slots[place].longBytes = null;
    turns.set(place, taken + slots.length);
    taken++;
    return true;
  }

  /** The taking thread. */
  boolean isEmpty() {
    return turns.get((int) taken & mask) != taken + 1;
  }
}
