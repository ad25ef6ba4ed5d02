// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A pitch with its spelling: {@code Eb3} and {@code D#3} sound alike and are two notes.
 *
 * @param letter 0 for C to 6 for B
 * @param accidental semitones up (sharps) or down (flats)
 * @param octave 3 for the octave of MIDI number 48
 */
public record Note(int letter, int accidental, int octave) {
  private static final String LETTERS = "CDEFGAB";
  private static final int[] NATURALS = {0, 2, 4, 5, 7, 9, 11};

  public Note {
    if (letter < 0 || letter > 6) {
      throw new IllegalArgumentException("a letter is 0 (C) to 6 (B), not " + letter);
    }
  }

  /** Reads {@code Eb3}, {@code f#} (octave 3) and the like; empty if it is no note name. */
  public static Optional<Note> parse(String name) {
    OptionalInt midi = Pitch.midi(name);
    if (midi.isEmpty()) return Optional.empty();
    int letter = LETTERS.indexOf(Character.toUpperCase(name.charAt(0)));
    int accidental = 0;
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '#' || c == 's') accidental++;
      else if (c == 'b' || c == 'f') accidental--;
    }
    return Optional.of(at(letter, midi.getAsInt(), accidental));
  }

  /** A MIDI number, spelled with flats. */
  public static Note ofMidi(int midi) {
    return new Note(0, 0, -1).plus(Interval.ofSemitones(midi));
  }

  private static Note at(int letter, int midi, int accidental) {
    return new Note(letter, accidental, (midi - accidental - NATURALS[letter]) / 12 - 1);
  }

  /** Semitones of a major scale's {@code steps}th step above its root; steps may be negative. */
  static int naturalSemitones(int steps) {
    return NATURALS[Math.floorMod(steps, 7)] + 12 * Math.floorDiv(steps, 7);
  }

  public int midi() {
    return NATURALS[letter] + accidental + 12 * (octave + 1);
  }

  /** The note that lies an interval above; its letter follows from the interval's name. */
  public Note plus(Interval interval) {
    int place = 7 * octave + letter + interval.steps();
    Note natural = new Note(Math.floorMod(place, 7), 0, Math.floorDiv(place, 7));
    return natural.altered(midi() + interval.semitones() - natural.midi());
  }

  /** The same letter, so many semitones higher. */
  public Note altered(int semitones) {
    return new Note(letter, accidental + semitones, octave);
  }

  @Override
  public String toString() {
    String sign = accidental < 0 ? "b" : "#";
    return LETTERS.charAt(letter) + sign.repeat(Math.abs(accidental)) + octave;
  }
}
