// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Notes of one voice to tokens and back, one token a sixteenth: 0 nothing happens (a note is held,
 * or a rest goes on), 1 a note ends, 2 + k the note {@code lowest + k} begins.
 *
 * <p>E.g. {@code MelodyCodec.RNN.encode(notes, 32)}. Both pitches of the range are in it.
 */
public record MelodyCodec(int lowest, int highest) {
  /** Melody RNN: 48 to 83, 38 classes. */
  public static final MelodyCodec RNN = new MelodyCodec(48, 83);

  /** MusicVAE's melodies and basses: the piano's 21 to 108, 90 classes. */
  public static final MelodyCodec PIANO = new MelodyCodec(21, 108);

  /** Every MIDI pitch, 130 classes. */
  public static final MelodyCodec FULL = new MelodyCodec(0, 127);

  /** The token of a step on which nothing happens. */
  public static final int NO_EVENT = 0;

  /** The token of a step on which a note ends and none begins. */
  public static final int NOTE_OFF = 1;

  /** The token of the lowest pitch. */
  public static final int FIRST_PITCH = 2;

  /** Checks the range. */
  public MelodyCodec {
    if (lowest < 0 || highest > 127 || highest < lowest) {
      throw new IllegalArgumentException(
          "a range needs pitches in 0 to 127: lowest=%d, highest=%d".formatted(lowest, highest));
    }
  }

  /** How many tokens there are. */
  public int classes() {
    return highest - lowest + 1 + FIRST_PITCH;
  }

  /**
   * The tokens of {@code steps} steps. Of notes that begin together the highest is taken; a note
   * that still sounds when the next begins ends there; what lies beyond the end is left out.
   */
  public int[] encode(Collection<MelodyNote> notes, int steps) {
    List<MelodyNote> sorted = new ArrayList<>(notes);
    sorted.sort(
        Comparator.comparingInt(MelodyNote::start)
            .thenComparing(Comparator.comparingInt(MelodyNote::pitch).reversed()));
    int[] tokens = new int[steps];
    int lastStart = -1;
    int lastEnd = -1;
    for (MelodyNote note : sorted) {
      if (note.start() == lastStart || note.start() >= steps) {
        continue;
      }
      if (lastEnd >= 0 && lastEnd < note.start()) {
        tokens[lastEnd] = NOTE_OFF;
      }
      tokens[note.start()] = token(note.pitch());
      lastStart = note.start();
      lastEnd = note.end();
    }
    if (lastEnd >= 0 && lastEnd < steps) {
      tokens[lastEnd] = NOTE_OFF;
    }
    return tokens;
  }

  /** The notes of some tokens; one that is still open at the end lasts until there. */
  public List<MelodyNote> decode(int[] tokens) {
    List<MelodyNote> notes = new ArrayList<>();
    int start = -1;
    int pitch = -1;
    for (int step = 0; step < tokens.length; step++) {
      int token = tokens[step];
      check(token);
      if (token != NO_EVENT) {
        if (start >= 0) {
          notes.add(new MelodyNote(pitch, start, step));
        }
        start = token == NOTE_OFF ? -1 : step;
        pitch = token == NOTE_OFF ? -1 : pitch(token);
      }
    }
    if (start >= 0) {
      notes.add(new MelodyNote(pitch, start, tokens.length));
    }
    return notes;
  }

  /** The token that begins a pitch. */
  public int token(int pitch) {
    if (pitch < lowest || pitch > highest) {
      throw new IllegalArgumentException(
          "pitch %d is outside %d to %d: transpose it first".formatted(pitch, lowest, highest));
    }
    return pitch - lowest + FIRST_PITCH;
  }

  /** The pitch that a token begins; only for tokens that begin one. */
  public int pitch(int token) {
    check(token);
    if (token < FIRST_PITCH) {
      throw new IllegalArgumentException("token " + token + " begins no note");
    }
    return token - FIRST_PITCH + lowest;
  }

  private void check(int token) {
    if (token < 0 || token >= classes()) {
      throw new IllegalArgumentException(
          "token must be in 0 to %d: %d".formatted(classes() - 1, token));
    }
  }
}
