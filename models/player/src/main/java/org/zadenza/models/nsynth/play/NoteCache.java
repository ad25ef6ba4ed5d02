// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.stream.GrowingSound;

/**
 * Notes that were made, so that a note that comes again costs nothing: the ones that were used
 * last, as many as there is room for. One thread, but for the figures.
 */
final class NoteCache {
  private final long mostBytes;
  private final Map<NoteKey, GrowingSound> notes = new LinkedHashMap<>(16, 0.75f, true);
  private volatile int count;
  private volatile long bytes;

  NoteCache(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Nullable GrowingSound get(NoteKey key) {
    return notes.get(key);
  }

  /** The one nearest in timbre of those that are as high and move alike; null if there is none. */
  @Nullable GrowingSound like(NoteKey key) {
    GrowingSound best = null;
    double least = Double.POSITIVE_INFINITY;
    for (Map.Entry<NoteKey, GrowingSound> entry : notes.entrySet()) {
      if (!entry.getKey().isAsHighAs(key)) continue;
      double distance = entry.getKey().distance(key);
      if (distance >= least) continue;
      least = distance;
      best = entry.getValue();
    }
    return best;
  }

  void put(NoteKey key, GrowingSound whole) {
    long all = bytes;
    GrowingSound before = notes.put(key, whole);
    if (before != null) all -= bytes(before);
    all += bytes(whole);
    var oldest = notes.values().iterator();
    while (all > mostBytes && oldest.hasNext()) {
      all -= bytes(oldest.next());
      oldest.remove();
    }
    bytes = all;
    count = notes.size();
  }

  private static long bytes(GrowingSound sound) {
    return (long) Float.BYTES * sound.samples().length;
  }

  /** How many notes there are. Any thread. */
  int count() {
    return count;
  }

  /** What they take. Any thread. */
  long bytes() {
    return bytes;
  }
}
