// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page.feed;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.zadenza.schedule.Cue;
import org.zadenza.sink.Sink;

/**
 * Takes cues to the feed: no lock, no garbage, and a cue that finds no room is counted and left
 * out. Any thread puts in, one takes out.
 */
final class CueRing implements Sink {
  /** How many cues may wait, a power of two: a hundredth of a second of them is far less. */
  static final int CAPACITY = 4096;

  private final AtomicReferenceArray<@Nullable Cue> slots = new AtomicReferenceArray<>(CAPACITY);
  private final AtomicLong claimed = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong hushes = new AtomicLong();
  private volatile boolean watched;

  /** Whether anybody looks; if not, cues pass by. */
  void watched(boolean now) {
    watched = now;
  }

  @Override
  public void accept(Cue cue) {
    if (!watched) return;
    while (true) {
      long at = claimed.get();
      if (at - taken.get() >= CAPACITY) {
        lost.incrementAndGet();
        return;
      }
      if (!claimed.compareAndSet(at, at + 1)) continue;
      slots.set((int) at & (CAPACITY - 1), cue);
      return;
    }
  }

  /** What was sent ahead is taken back. */
  @Override
  public void hush() {
    hushes.incrementAndGet();
  }

  /** The feed. The next cue; null if there is none yet. */
  @Nullable Cue poll() {
    long at = taken.get();
    int slot = (int) at & (CAPACITY - 1);
    Cue cue = slots.get(slot);
    if (cue == null) return null;
    slots.set(slot, null);
    taken.set(at + 1);
    return cue;
  }

  /** How many cues found no room. Any thread. */
  long lost() {
    return lost.get();
  }

  /** How often it was hushed. Any thread. */
  long hushes() {
    return hushes.get();
  }
}
