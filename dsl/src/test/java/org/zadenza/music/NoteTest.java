// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
  static long seed() {
    return Long.getLong("seed", System.nanoTime());
  }

  static Note random(Random random) {
    return new Note(random.nextInt(7), random.nextInt(5) - 2, random.nextInt(9));
  }

  @ParameterizedTest
  @CsvSource({"c,48", "Eb3,51", "f#2,42", "Gs5,80", "bb,58", "C-1,0", "B#3,60", "cb4,59"})
  void aNameStandsForAMidiNumber(String name, int midi) {
    assertEquals(midi, Note.parse(name).orElseThrow().midi());
    assertEquals(midi, Pitch.midi(name).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h", "bd", "c3x", "3", "cc"})
  void whatIsNoNoteIsNoNote(String name) {
    assertTrue(Note.parse(name).isEmpty(), name);
  }

  @Test
  void namesAndNotesGoBackAndForth() {
    long seed = seed();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Note note = random(random);
      assertEquals(Optional.of(note), Note.parse(note.toString()), () -> "seed=" + seed);
    }
    for (int midi = 0; midi < 128; midi++) assertEquals(midi, Note.ofMidi(midi).midi());
  }

  @Test
  void transposingUpAndBackIsNothing() {
    long seed = seed();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Note note = random(random);
      Interval interval = Interval.ofSemitones(random.nextInt(61) - 30);
      assertEquals(
          note,
          note.plus(interval).plus(interval.negate()),
          () -> "seed=" + seed + " " + note + " " + interval);
      assertEquals(note.midi() + interval.semitones(), note.plus(interval).midi());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "C3,3M,E3",
    "C3,-2M,Bb2",
    "C3,2A,D#3",
    "C3,4d,Fb3",
    "F#3,5P,C#4",
    "Eb3,6m,Cb4",
    "C3,8P,C4",
    "C3,-5P,F2",
    "C3,M3,E3",
    "C3,11A,F#4",
    "B3,2m,C4",
    "C3,1P,C3",
    "C3,P-5,F2",
    "C3,7d,Bbb3"
  })
  void intervalsKeepTheSpelling(String from, String interval, String to) {
    Note note = Note.parse(from).orElseThrow();
    assertEquals(to, note.plus(Interval.parse(interval).orElseThrow()).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0P", "0M", "3P", "5M", "4m", "zz", "3", "MM3"})
  void whatIsNoIntervalIsNone(String name) {
    assertTrue(Interval.parse(name).isEmpty(), name);
  }
}
