// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zadenza.models.midi.MidiNote;
import org.zadenza.models.midi.MidiScore;

/**
 * Notes as they are heard with the sustain pedal: one that is let go while the pedal of its channel
 * is down sounds until the pedal comes up, or until its key is struck again.
 */
public final class Sustain {
  private Sustain() {}

  /** The notes of a file that are not drums, in seconds; their pedals taken into their lengths. */
  public static List<PerformanceNote> notes(MidiScore score) {
    Map<Integer, TreeMap<Long, Boolean>> pedals = new HashMap<>();
    for (MidiScore.Pedal pedal : score.pedals()) {
      pedals
          .computeIfAbsent(pedal.channel(), key -> new TreeMap<>())
          .put(pedal.tick(), pedal.down());
    }
    Map<Integer, TreeMap<Long, MidiNote>> strikes = new HashMap<>();
    for (MidiNote note : score.notes()) {
      strikes.computeIfAbsent(key(note), key -> new TreeMap<>()).put(note.start(), note);
    }
    List<PerformanceNote> notes = new ArrayList<>();
    for (MidiNote note : score.notes()) {
      if (!note.drum()) {
        long end = end(note, pedals.getOrDefault(note.channel(), new TreeMap<>()), score.ticks());
        Long again = strikes.get(key(note)).higherKey(note.start());
        long heard = again == null ? end : Math.max(note.end(), Math.min(end, again));
        notes.add(
            new PerformanceNote(
                note.pitch(), note.velocity(), score.seconds(note.start()), score.seconds(heard)));
      }
    }
    notes.sort(
        Comparator.comparingDouble(PerformanceNote::start)
            .thenComparingInt(PerformanceNote::pitch));
    return notes;
  }

  private static long end(MidiNote note, TreeMap<Long, Boolean> pedal, long ticks) {
    var at = pedal.floorEntry(note.end());
    if (at == null || !at.getValue()) {
      return note.end();
    }
    for (var change : pedal.tailMap(note.end(), false).entrySet()) {
      if (!change.getValue()) {
        return change.getKey();
      }
    }
    return Math.max(note.end(), ticks);
  }

  private static int key(MidiNote note) {
    return note.channel() << 7 | note.pitch();
  }
}
