// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChordTest {
  /** Semitones above the root, and the ways of writing that quality. */
  static final List<String> QUALITIES =
      List.of(
          "0 4 7 = M maj major",
          "0 3 7 = m - min minor",
          "0 4 8 = + aug plus",
          "0 3 6 = o dim ° diminished",
          "0 5 7 = sus sus4",
          "0 2 7 = sus2",
          "0 7 = 5",
          "0 4 7 9 = 6 six add6",
          "0 3 7 9 = m6 -6 min6",
          "0 4 7 9 14 = 69 6/9 sixNine six9 sixby9 6by9",
          "0 3 7 9 14 = m69 -69",
          "0 4 7 14 = add9 2",
          "0 3 7 14 = madd9",
          "0 4 7 10 = 7 dom7 seven",
          "0 4 7 11 = ^7 maj7 M7 ^ Δ Maj7 ma7 major7",
          "0 3 7 10 = m7 -7 min7 mi7 minor7",
          "0 3 7 11 = m^7 -^7 mM7 mmaj7 m(maj7) m/ma7 -^ minorMajor7",
          "0 3 6 10 = h h7 ø m7b5 -7b5 half-dim minor7flat5 m7f5",
          "0 3 6 9 = o7 dim7 °7 diminished7",
          "0 3 6 11 = o^7 oM7",
          "0 4 8 10 = 7#5 +7 aug7 7+ 7s5 sevenSharp5",
          "0 4 8 11 = ^7#5 maj7#5 maj7+5",
          "0 4 6 10 = 7b5 7f5 7-5 sevenFlat5",
          "0 5 7 10 = 7sus 7sus4 sevenSus4",
          "0 2 7 10 = 7sus2",
          "0 4 5 7 10 = 7susadd3",
          "0 4 7 10 14 = 9 nine",
          "0 4 7 11 14 = ^9 maj9 M9",
          "0 3 7 10 14 = m9 -9 minor9",
          "0 3 7 11 14 = -^9 mMaj9",
          "0 3 6 10 14 = h9 m9b5",
          "0 5 7 10 14 = 9sus 9sus4 nineSus4",
          "0 7 10 14 17 = 11 eleven",
          "0 3 7 10 14 17 = m11 -11",
          "0 4 7 10 14 18 = 9#11 elevenSharp 11s",
          "0 4 7 10 14 21 = 13 thirteen",
          "0 4 7 11 14 21 = ^13 maj13",
          "0 3 7 10 14 21 = m13 -13",
          "0 5 7 10 14 21 = 13sus 13sus4",
          "0 4 7 10 13 = 7b9 7-9 sevenFlat9 7f9",
          "0 4 7 10 15 = 7#9 7+9",
          "0 4 7 10 18 = 7#11",
          "0 4 7 11 18 = ^7#11",
          "0 4 7 11 14 18 = ^9#11",
          "0 4 10 20 = 7b13",
          "0 4 10 13 20 = 7b9b13",
          "0 4 7 10 13 15 = 7b9#9",
          "0 4 7 10 13 18 = 7b9#11",
          "0 4 8 10 13 = 7b9#5 7#5b9 7s5f9",
          "0 4 8 10 15 = 7#9#5",
          "0 4 7 10 13 21 = 13b9",
          "0 4 7 10 15 21 = 13#9",
          "0 4 7 10 14 18 21 = 13#11",
          "0 5 7 10 13 = 7b9sus 7susb9",
          "0 5 10 20 = 7b13sus",
          "0 4 10 13 15 20 = 7alt alt alt7",
          "0 4 10 = 7no5 7omit5",
          "0 7 10 = 7no3",
          "0 3 7 8 = -b6 mb6",
          "0 3 8 = -#5 m#5");

  @ParameterizedTest
  @FieldSource("QUALITIES")
  void aQualityHasItsTones(String line) {
    String[] sides = line.split(" = ");
    for (String quality : sides[1].split(" ")) {
      for (String root : List.of("C", "Eb", "F#")) {
        Chord chord = Chord.parse(root + quality);
        assertEquals(root + 3, chord.root().toString(), quality);
        assertEquals(sides[0], semitones(chord), chord.symbol());
      }
    }
  }

  private static String semitones(Chord chord) {
    return chord.tones().stream()
        .map(i -> String.valueOf(i.semitones()))
        .collect(Collectors.joining(" "));
  }

  @Test
  void moreThanAHundredSymbolsAreKnown() {
    long symbols = QUALITIES.stream().mapToLong(q -> q.split(" = ")[1].split(" ").length).sum();
    assertTrue(symbols > 100, symbols + " symbols");
    for (String quality : ChordReader.COMMON) Chord.parse("Ab" + quality);
  }

  @Test
  void aSlashGivesTheBass() {
    assertEquals("G3", Chord.parse("Dm7/G").bass().toString());
    assertEquals("Bb3", Chord.parse("C7/Bb").bass().toString());
    assertEquals("C3", Chord.parse("C6/9").bass().toString());
    assertEquals("Eb2", Chord.parse("Ebm7").rootIn(2).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cmajr7", "Cfoo", "C7zz", "C7-"})
  void whatIsNotUnderstoodIsPointedAt(String symbol) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Chord.parse(symbol));
    assertTrue(e.getMessage().startsWith("the chord \"" + symbol + "\" is not understood from"));
  }

  @Test
  void aMisspeltChordSaysWhatWasMeant() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Chord.parse("Cmajj7"));
    assertTrue(e.getMessage().endsWith("did you mean \"maj7\"?"), e.getMessage());
  }

  @Test
  void whatHasNoRootIsNoChord() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Chord.parse("H7"));
    assertTrue(e.getMessage().contains("begins with its root"), e.getMessage());
  }
}
