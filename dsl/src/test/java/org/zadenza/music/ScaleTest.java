// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {
  static List<String> names() {
    return List.copyOf(ScaleKinds.names());
  }

  @ParameterizedTest
  @CsvSource({
    "C major, C3 D3 E3 F3 G3 A3 B3 C4",
    "C minor, C3 D3 Eb3 F3 G3 Ab3 Bb3 C4",
    "F# lydian, F#3 G#3 A#3 B#3 C#4 D#4 E#4 F#4",
    "Db4 mixolydian, Db4 Eb4 F4 Gb4 Ab4 Bb4 Cb5 Db5",
    "a harmonic minor, A3 B3 C4 D4 E4 F4 G#4 A4",
    "A2 minor pentatonic, A2 C3 D3 E3 G3 A3",
    "C blues, C3 Eb3 F3 Gb3 G3 Bb3 C4",
    "E phrygian dominant, E3 F3 G#3 A3 B3 C4 D4 E4",
    "C whole tone, C3 D3 E3 F#3 G#3 A#3 C4",
    "C hirajoshi, C3 D3 Eb3 G3 Ab3 C4",
    "C iwato, C3 Db3 F3 Gb3 Bb3 C4",
    "C bebop major, C3 D3 E3 F3 G3 G#3 A3 B3 C4",
    "C altered, C3 Db3 Eb3 Fb3 Gb3 Ab3 Bb3 C4",
    "G hungarian minor, G3 A3 Bb3 C#4 D4 Eb4 F#4 G4",
    "C dorian #4, C3 D3 Eb3 F#3 G3 A3 Bb3 C4"
  })
  void wellKnownScalesAreSpelledAsInBooks(String name, String notes) {
    Scale scale = Scale.of(name);
    assertEquals(notes, spelled(scale, 0, scale.kind().size() + 1));
  }

  /** As semitones above the root, from the modes' own definitions. */
  @ParameterizedTest
  @CsvSource({
    "messiaen 3, 0 2 3 4 6 7 8 10 11",
    "messiaen7, 0 1 2 3 5 6 7 8 9 11",
    "octatonic2, 0 1 3 4 6 7 9 10",
    "hexMajor7, 0 2 4 7 9 11",
    "superLocrian, 0 1 3 4 6 8 10",
    "ahirbhairav, 0 1 4 5 7 9 10",
    "chinese, 0 4 6 7 11",
    "rast, 0 2 3.5 5 7 9 10.5",
    "sikah, 0 1.5 3.5 5.5 7 8.5 10.5"
  })
  void rarerScalesHaveTheirSteps(String name, String semitones) {
    ScaleKind kind = ScaleKinds.find(name).orElseThrow();
    String got =
        IntStream.range(0, kind.size())
            .mapToObj(i -> String.valueOf(kind.semitones(i)).replace(".0", ""))
            .collect(Collectors.joining(" "));
    assertEquals(semitones, got);
  }

  private static String spelled(Scale scale, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> scale.note(i).toString())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aDegreeBeyondTheScaleIsAnOctaveHigher(String name) {
    Scale scale = new Scale(new Note(1, -1, 4), ScaleKinds.find(name).orElseThrow());
    for (int degree = -20; degree < 20; degree++) {
      assertEquals(scale.midi(degree) + 12, scale.midi(degree + scale.kind().size()));
      assertTrue(scale.midi(degree) < scale.midi(degree + 1), name);
      if (scale.kind().isSpelled()) assertEquals(scale.midi(degree), scale.note(degree).midi());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void stepsUpAndBackAreNothing(String name) {
    long seed = NoteTest.seed();
    Random random = new Random(seed);
    Scale scale = new Scale(new Note(3, 1, 2), ScaleKinds.find(name).orElseThrow());
    for (int i = 0; i < 20 && scale.kind().isSpelled(); i++) {
      int degree = random.nextInt(60) - 30;
      int steps = random.nextInt(40) - 20;
      ScaleNote note = new ScaleNote(scale.note(degree), scale);
      assertEquals(note, note.plusSteps(steps).plusSteps(-steps), () -> "seed=" + seed);
      assertEquals(scale.note(degree + steps), note.plusSteps(steps).note(), () -> "seed=" + seed);
    }
  }

  @Test
  void thereAreManyScales() {
    assertTrue(names().size() >= 166, names().size() + " names");
  }

  @Test
  void aScaleIsNamedByTextOrByNotation() {
    Scale a = Scale.of("A2:minor:pentatonic");
    assertEquals(a, Scale.of(List.of("A2", "minor", "pentatonic")));
    assertEquals(a, Scale.of("A2 minPent"));
    assertEquals("C3", Scale.of("minor").root().toString());
    assertEquals(Scale.of("C messiaen3"), Scale.of(List.of("C", "messiaen", 3.0)));
  }

  @ParameterizedTest
  @CsvSource({"0,C3", "0.2,D3", "-0.5,C3", "-1.2,B2", "7,C4"})
  void numbersAreRoundedUpToDegrees(double number, String note) {
    assertEquals(note, Scale.of("C:major").at(number).toString());
  }

  @ParameterizedTest
  @CsvSource({"0#,C#3", "1b,Db3", "-1,B2", "c#3,D3", "d3,D3", "eb3,E3", "gb4,G4", "bb2,B2"})
  void textsAreDegreesWithSignsOrTheNearestNote(String text, String note) {
    assertEquals(note, Scale.of("C:major").at(text).toString());
  }

  @Test
  void quarterTonesAreMidiNumbers() {
    assertEquals(51.5, Scale.of("C:rast").at(2.0));
    assertEquals(48.0, Scale.of("C:rast").at("c3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"C:mixolidian", "mixolidian", "C:mixolydiann"})
  void anUnknownScaleSaysWhatWasMeant(String name) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Scale.of(name));
    assertTrue(e.getMessage().startsWith("there is no scale called \"mix"), e.getMessage());
    assertTrue(e.getMessage().endsWith("did you mean \"mixolydian\"?"), e.getMessage());
  }

  @Test
  void aRootAloneSaysWhatIsMissing() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Scale.of("Eb"));
    assertTrue(e.getMessage().contains("no kind: write Eb:minor"), e.getMessage());
  }

  @Test
  void aWordThatIsNoDegreeIsRefused() {
    Scale scale = Scale.of("C:minor");
    assertThrows(IllegalArgumentException.class, () -> scale.at("bd"));
    assertThrows(IllegalArgumentException.class, () -> scale.at(Double.NaN));
  }
}
