// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class VoicingTest {
  private static final List<String> ROOTS =
      List.of("C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B");

  /** Every common chord on every root, near anchors by chance, in every mode. */
  private static void everywhere(BiConsumer<Voicing, Chord> law) {
    long seed = NoteTest.seed();
    Random random = new Random(seed);
    for (String root : ROOTS) {
      for (String quality : ChordReader.COMMON) {
        Note anchor = Note.ofMidi(48 + random.nextInt(30));
        Voicing.Mode mode = Voicing.Mode.values()[random.nextInt(4)];
        Voicing voicing = new Voicing(anchor, mode, 0);
        try {
          law.accept(voicing, Chord.parse(root + quality));
        } catch (AssertionError e) {
          throw new AssertionError("seed=" + seed + " " + root + quality + " " + voicing, e);
        }
      }
    }
  }

  private static Set<Integer> classes(List<Note> notes) {
    Set<Integer> out = new TreeSet<>();
    for (Note note : notes) out.add(Math.floorMod(note.midi(), 12));
    return out;
  }

  @Test
  void aVoicingHasAllTonesOfItsChordAndNoOther() {
    everywhere(
        (voicing, chord) -> {
          List<Note> tones = chord.tones().stream().map(chord.root()::plus).toList();
          List<Note> notes = voicing.notes(chord);
          assertEquals(classes(tones), classes(notes));
          assertEquals(classes(tones).size(), notes.size());
        });
  }

  @Test
  void aVoicingRisesAndLiesNearItsAnchor() {
    everywhere(
        (voicing, chord) -> {
          List<Integer> notes = voicing.notes(chord).stream().map(Note::midi).toList();
          assertEquals(List.copyOf(new TreeSet<>(notes)), notes);
          int anchor = voicing.anchor().midi();
          int low = notes.getFirst() - anchor;
          int high = anchor - notes.getLast();
          boolean near =
              switch (voicing.mode()) {
                case BELOW -> high >= 0 && high <= 6;
                case DUCK -> high >= 1 && high <= 7;
                case ABOVE -> low >= 0 && low <= 6;
                case ROOT -> low >= 0 && low < 12;
              };
          assertTrue(near, notes + " near " + anchor);
        });
  }

  @Test
  void theRootIsLowestWhereAskedFor() {
    everywhere(
        (v, chord) -> {
          Voicing rooted = new Voicing(v.anchor(), Voicing.Mode.ROOT, 0);
          int lowest = rooted.notes(chord).getFirst().midi();
          assertEquals(0, Math.floorMod(lowest - chord.root().midi(), 12));
        });
  }

  @Test
  void voicesMoveLittleFromChordToChord() {
    List<String> tune =
        List.of(
            "C^7", "A7b13", "Dm7", "G7", "Em7", "A7", "Fm7", "Bb7", "Eb^7", "Ab^7", "Dh7", "G7");
    double moved = 0;
    for (int i = 0; i < tune.size(); i++) {
      List<Note> now = Voicing.STANDARD.notes(Chord.parse(tune.get(i)));
      List<Note> next = Voicing.STANDARD.notes(Chord.parse(tune.get((i + 1) % tune.size())));
      for (int voice = 0; voice < 4; voice++) {
        int steps = Math.abs(now.get(voice).midi() - next.get(voice).midi());
        assertTrue(steps <= 7, tune.get(i) + " " + now + " to " + next);
        moved += steps;
      }
    }
    assertTrue(moved / (4 * tune.size()) < 2.5, "semitones a voice: " + moved / (4 * tune.size()));
  }

  @Test
  void noSemitoneRubsUnderTheTopWhereTheSecondVoiceCanDrop() {
    assertEquals("[B3, E4, G4, C5]", Voicing.STANDARD.notes(Chord.parse("C^7")).toString());
    for (String root : ROOTS) {
      for (String quality : List.of("^7", "7", "m7", "6", "m6", "h7", "7sus", "^9")) {
        List<Note> notes = Voicing.STANDARD.notes(Chord.parse(root + quality));
        int rub = notes.getLast().midi() - notes.get(notes.size() - 2).midi();
        assertTrue(rub > 1, root + quality + " " + notes);
      }
    }
  }

  @Test
  void tonesGoOnThroughTheOctaves() {
    everywhere(
        (voicing, chord) -> {
          int size = classes(voicing.notes(chord)).size();
          for (int n = -8; n < 8; n++) {
            int midi = voicing.tone(chord, n).midi();
            assertTrue(midi < voicing.tone(chord, n + 1).midi());
            assertEquals(midi + 12, voicing.tone(chord, n + size).midi());
          }
        });
  }

  @Test
  void anOffsetTurnsTheChordOver() {
    Chord chord = Chord.parse("C");
    Voicing once = new Voicing(new Note(0, 0, 5), Voicing.Mode.BELOW, 1);
    assertEquals("[G4, C5, E5]", once.notes(chord).toString());
    Voicing back = new Voicing(new Note(0, 0, 5), Voicing.Mode.BELOW, -1);
    assertEquals("[C4, E4, G4]", back.notes(chord).toString());
  }

  @Test
  void theNoteAfterTheSlashIsLowest() {
    for (Voicing.Mode mode : Voicing.Mode.values()) {
      List<Note> notes = new Voicing(new Note(0, 0, 4), mode, 0).notes(Chord.parse("Dm7/G"));
      assertEquals(4, notes.getFirst().letter(), mode + " " + notes);
      assertEquals(5, notes.size());
    }
  }

  @Test
  void anUnknownModeSaysWhatThereIs() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> Voicing.Mode.named("sideways"));
    assertTrue(e.getMessage().contains("below, duck, above and root"), e.getMessage());
  }
}
