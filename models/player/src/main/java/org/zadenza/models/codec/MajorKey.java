// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.util.List;

/** Major scales: which one holds most notes of a melody, and how to bring the melody to C. */
public final class MajorKey {
  private static final int C_MAJOR = 0b101010110101; // bit q: pitch class q is in the scale

  private MajorKey() {}

  /** Whether a pitch belongs to the major scale on a key, 0 (C) to 11. */
  public static boolean holds(int key, int pitch) {
    return (C_MAJOR >> Math.floorMod(pitch - key, 12) & 1) == 1;
  }

  /** The major key that most notes belong to, 0 (C) to 11; the lowest of equals. */
  public static int of(List<MelodyNote> notes) {
    int best = 0;
    long most = -1;
    for (int key = 0; key < 12; key++) {
      int tried = key;
      long inside = notes.stream().filter(note -> holds(tried, note.pitch())).count();
      if (inside > most) {
        most = inside;
        best = key;
      }
    }
    return best;
  }

  /**
   * The semitones that bring notes from their key to C and their middle nearest to that of {@link
   * MelodyCodec#RNN}.
   */
  public static int semitonesToC(List<MelodyNote> notes) {
    int low = notes.stream().mapToInt(MelodyNote::pitch).min().orElse(60);
    int high = notes.stream().mapToInt(MelodyNote::pitch).max().orElse(60);
    double middle = (MelodyCodec.RNN.lowest() + MelodyCodec.RNN.highest()) / 2.0;
    int key = of(notes);
    return -key + 12 * (int) Math.round((middle - (low + high) / 2.0 + key) / 12);
  }

  /** The notes in C, those that then lie outside the range moved by octaves into it. */
  public static List<MelodyNote> toC(List<MelodyNote> notes) {
    int semitones = semitonesToC(notes);
    return notes.stream()
        .map(
            note -> {
              int pitch = note.pitch() + semitones;
              int lowest = MelodyCodec.RNN.lowest();
              int highest = MelodyCodec.RNN.highest();
              while (pitch < lowest) pitch += 12;
              while (pitch > highest) pitch -= 12;
              return new MelodyNote(pitch, note.start(), note.end());
            })
        .toList();
  }
}
