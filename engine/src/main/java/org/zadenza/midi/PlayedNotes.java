// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.ArrayList;
import java.util.List;

/**
 * The last notes that were played on keyboards: what a pattern or a model can begin with. Any
 * thread.
 */
public final class PlayedNotes {
  private static final int KEPT = 8192;

  private final List<PlayedNote> notes = new ArrayList<>();
  private volatile Ear ear = (nanos, channel, key, velocity) -> {};

  /** Hears every key. */
  @FunctionalInterface
  public interface Ear {
    /**
     * The thread of what comes in; must return at once.
     *
     * @param nanos session time
     * @param channel from 1
     * @param velocity 0 where the key went up
     */
    void heard(long nanos, int channel, int key, int velocity);
  }

  /** Somebody hears every key from now on. */
  public void heardBy(Ear newEar) {
    ear = newEar;
  }

  /** A key went down, or up where its velocity is 0. */
  public void take(long nanos, int channel, int key, int velocity) {
    if (velocity > 0) down(nanos, channel, key, velocity);
    else up(nanos, channel, key);
  }

  synchronized void down(long nanos, int channel, int key, int velocity) {
    ear.heard(nanos, channel, key, velocity);
    if (notes.size() == KEPT) notes.subList(0, KEPT / 4).clear();
    notes.add(new PlayedNote(nanos, PlayedNote.HELD, channel, key, velocity));
  }

  synchronized void up(long nanos, int channel, int key) {
    ear.heard(nanos, channel, key, 0);
    for (int i = notes.size() - 1; i >= 0; i--) {
      PlayedNote note = notes.get(i);
      if (note.key() != key || note.channel() != channel) continue;
      if (note.offNanos() == PlayedNote.HELD) notes.set(i, note.endedAt(nanos));
      return;
    }
  }

  /** All that are kept, in the order in which they began; those still down end at no time. */
  public synchronized List<PlayedNote> all() {
    return List.copyOf(notes);
  }

  /** Those that began in a stretch of session time. */
  public List<PlayedNote> between(long fromNanos, long toNanos) {
    return all().stream().filter(n -> n.onNanos() >= fromNanos && n.onNanos() < toNanos).toList();
  }
}
