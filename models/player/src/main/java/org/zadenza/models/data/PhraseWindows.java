// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zadenza.models.codec.GrooveCodec;
import org.zadenza.models.codec.GrooveHit;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.MelodyNote;
import org.zadenza.models.codec.TrioCodec;

/**
 * Phrases of equal length from longer music: each begins with a bar, and none is met twice or
 * empty.
 */
public final class PhraseWindows {
  private static final int BAR = 16;
  private static final int LOWEST = -5;
  private static final int TRANSPOSITIONS = 12;

  private PhraseWindows() {}

  /** Windows of {@code steps} sixteenths from sequences of tokens, of which 0 is nothing. */
  public static List<int[]> of(List<int[]> sequences, int steps) {
    List<int[]> windows = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (int[] sequence : sequences) {
      for (int from = 0; from + steps <= sequence.length; from += BAR) {
        int[] window = Arrays.copyOfRange(sequence, from, from + steps);
        if (Arrays.stream(window).anyMatch(token -> token != 0)
            && seen.add(Arrays.hashCode(window))) {
          windows.add(window);
        }
      }
    }
    return windows;
  }

  /**
   * Windows of melodies of {@link MelodyCodec#RNN}, as tokens of {@link MelodyCodec#PIANO}: what
   * still sounds at the beginning of a window is left out.
   */
  public static List<int[]> melodies(List<int[]> sequences, int steps) {
    List<int[]> notes =
        of(sequences, steps).stream()
            .map(window -> MelodyCodec.PIANO.encode(MelodyCodec.RNN.decode(window), steps))
            .toList();
    return of(notes, steps);
  }

  /** Windows of played drums, as tensors of {@link GrooveCodec}. */
  public static List<float[][]> grooves(List<List<GrooveHit>> recordings, int steps) {
    List<float[][]> windows = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (List<GrooveHit> recording : recordings) {
      double end = recording.stream().mapToDouble(GrooveHit::step).max().orElse(0);
      for (int from = 0; from + steps - BAR <= end; from += BAR) {
        float[][] window = GrooveCodec.encode(part(recording, from, steps), steps);
        if (Arrays.stream(window).anyMatch(row -> row[0] + row[1] > 0)
            && seen.add(Arrays.deepHashCode(window))) {
          windows.add(window);
        }
      }
    }
    return windows;
  }

  /** The hits that belong to the steps from one on. */
  private static List<GrooveHit> part(List<GrooveHit> recording, int from, int steps) {
    return recording.stream()
        .filter(hit -> hit.step() >= from - 0.5 && hit.step() < from + steps - 0.5)
        .map(hit -> new GrooveHit(hit.step() - from, hit.drum(), hit.velocity()))
        .toList();
  }

  /**
   * Windows of trios, {@code steps} sixteenths of the bars of some files; in each all three parts
   * play.
   */
  public static List<TrioCodec.Trio> trios(List<TrioCodec.Trio> pieces, int steps) {
    List<TrioCodec.Trio> windows = new ArrayList<>();
    Set<TrioCodec.Trio> seen = new HashSet<>();
    for (TrioCodec.Trio piece : pieces) {
      for (int from = 0; from + steps <= piece.steps(); from += BAR) {
        TrioCodec.Trio window = piece.part(from, steps);
        if (window.plays() && seen.add(window)) windows.add(window);
      }
    }
    return windows;
  }

  /** A melody of {@link MelodyCodec#PIANO} some semitones higher. */
  public static int[] transposed(int[] melody, int semitones) {
    List<MelodyNote> notes =
        MelodyCodec.PIANO.decode(melody).stream()
            .map(note -> new MelodyNote(note.pitch() + semitones, note.start(), note.end()))
            .toList();
    return MelodyCodec.PIANO.encode(notes, melody.length);
  }

  /**
   * Melodies in C as melodies in all keys, -5 to 6 semitones away, number by number: what is
   * measured on must not be in C only.
   */
  public static List<int[]> inAllKeys(List<int[]> melodies) {
    List<int[]> moved = new ArrayList<>();
    for (int[] melody : melodies) {
      moved.add(transposed(melody, LOWEST + moved.size() % TRANSPOSITIONS));
    }
    return moved;
  }
}
