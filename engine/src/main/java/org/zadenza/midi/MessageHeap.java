// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be sent, the next one first; equal times and ranks in the order in which they
 * came. One thread; makes no garbage.
 */
final class MessageHeap {
  private final Message[] heap;
  private int size;
  private long tickets;

  MessageHeap(int capacity) {
    heap = new Message[capacity];
    for (int i = 0; i < capacity; i++) heap[i] = new Message();
  }

  boolean isFull() {
    return size == heap.length;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** A message to fill before {@link #add}. The heap must not be full. */
  Message spare() {
    return heap[size];
  }

  /** Takes in what {@link #spare} gave, or what {@link #poll} gave last. */
  void add() {
    heap[size].ticket = tickets++;
    size++;
    up(size - 1);
  }

  @Nullable Message first() {
    return size == 0 ? null : heap[0];
  }

  /** Takes the first out; it stays as it is until the next {@link #spare}. */
  Message poll() {
    size--;
    swap(0, size);
    down(0);
    return heap[size];
  }

  /** Forgets every message that fails a test. */
  void keepOnly(Predicate<Message> kept) {
    int before = size;
    size = 0;
    for (int i = 0; i < before; i++) {
      if (!kept.test(heap[i])) continue;
      swap(i, size);
      size++;
      up(size - 1);
    }
  }

  private void up(int from) {
    int i = from;
    while (i > 0 && heap[i].isBefore(heap[(i - 1) / 2])) {
      swap(i, (i - 1) / 2);
      i = (i - 1) / 2;
    }
  }

  private void down(int from) {
    int i = from;
    while (true) {
      int least = i;
      int left = 2 * i + 1;
      if (left < size && heap[left].isBefore(heap[least])) least = left;
      if (left + 1 < size && heap[left + 1].isBefore(heap[least])) least = left + 1;
      if (least == i) return;
      swap(i, least);
      i = least;
    }
  }

  private void swap(int i, int j) {
    Message kept = heap[i];
    heap[i] = heap[j];
    heap[j] = kept;
  }
}
