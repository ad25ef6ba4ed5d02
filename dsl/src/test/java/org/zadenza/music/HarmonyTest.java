// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zadenza.notation.Notation;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** The verbs of harmony on patterns. */
class HarmonyTest {
  private static Pattern n(String text) {
    return Control.named("n").pattern(text);
  }

  private static Pattern note(String text) {
    return Control.named("note").pattern(text);
  }

  private static Pattern chord(String text) {
    return Control.named("chord").pattern(text);
  }

  private static String cycle(Pattern pattern) {
    return pattern.events(Span.of(0, 1)).stream()
        .map(e -> e.value().toString())
        .collect(Collectors.joining(" "));
  }

  private static List<String> timed(Pattern pattern) {
    return pattern.events(Span.of(0, 1)).stream().map(e -> e.part() + " " + e.value()).toList();
  }

  /** The events of a span, asked for in one piece and in thirds of a cycle, are the same. */
  private static void assertSameInPieces(Pattern pattern) {
    List<String> whole = onsets(pattern.events(Span.of(0, 3)));
    List<Event> pieces = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      pieces.addAll(pattern.events(new Span(Rational.of(i, 3), Rational.of(i + 1, 3))));
    }
    assertEquals(whole, onsets(pieces));
  }

  private static List<String> onsets(List<Event> events) {
    return events.stream()
        .filter(Event::hasOnset)
        .map(e -> e.whole() + " " + e.value())
        .sorted()
        .toList();
  }

  @Test
  void degreesBecomeNotesAndTheNumberGoes() {
    assertEquals("{note=C3} {note=Eb3} {note=G2}", cycle(n("0 2 -3").scale("C:minor")));
    assertEquals("C3 D3", cycle(Notation.parse("0 1").scale("C minor")));
    assertEquals("{note=D3, s=piano}", cycle(n("0").s("piano").scale("<D:dorian E:minor>")));
    assertEquals("{s=bd}", cycle(Control.named("s").pattern("bd").scale("C:minor")));
  }

  @Test
  void notesGoToTheNearestOfTheScale() {
    assertEquals("{note=D3} {note=Ab3}", cycle(note("c#3 ab3").scale("C:minor")));
  }

  @Test
  void aScaleIsRememberedThroughOtherVerbs() {
    Pattern p = n("0 2").scale("C:minor").fast(2).rev().gain(0.5).scaleTranspose(1);
    assertEquals(
        "{gain=0.5, note=F3} {gain=0.5, note=D3} {gain=0.5, note=F3} {gain=0.5, note=D3}",
        cycle(p));
    assertEquals(
        "G3", cycle(Notation.parse("2").scale("C:minor").transpose("2M").scaleTranspose(1)));
  }

  @Test
  void aScaleNoteCalculatesAsItsNumber() {
    assertEquals("{note=60.0}", cycle(n("0").scale("C:minor").add(Controls.of("note", 12.0))));
  }

  @Test
  void notesOutsideAnyScaleCannotMoveBySteps() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> note("c3").scaleTranspose(1));
    assertTrue(e.getMessage().contains("use scale first"), e.getMessage());
  }

  @Test
  void transposingKeepsNamesNamesAndNumbersNumbers() {
    assertEquals("{note=E3} {note=G#3}", cycle(note("c e").transpose("3M")));
    assertEquals("{note=64.0}", cycle(note("60").transpose("3M")));
    assertEquals("G3 61.0", cycle(Notation.parse("c3 54").transpose(7)));
    assertEquals("48.5", cycle(Notation.parse("c3").transpose(0.5)));
    assertEquals("{n=1.0}", cycle(n("1").transpose(7)));
    assertThrows(IllegalArgumentException.class, () -> note("c").transpose("zz"));
  }

  @Test
  void numbersPickFromAListOfSemitones() {
    Pattern p = Notation.parse("0 1 2 3 4 -1 -3").toScale(List.of(0L, 2L, 7L));
    assertEquals("0.0 2.0 7.0 12.0 14.0 -5.0 -12.0", cycle(p));
  }

  @Test
  void chordsAreVoicedAndTheirControlsUsedUp() {
    Pattern p = chord("Am7").s("piano").voicing();
    assertEquals(
        "{note=E4, s=piano} {note=G4, s=piano} {note=A4, s=piano} {note=C5, s=piano}", cycle(p));
    Controls given =
        Controls.of("chord", "C").with("mode", "above").with("anchor", "c3").with("n", 3.0);
    assertEquals("{note=C4}", cycle(Pattern.pure(given).voicing()));
    assertEquals("{note=A2}", cycle(chord("Am7").rootNotes(2)));
    assertEquals("{s=bd}", cycle(Control.named("s").pattern("bd").voicing()));
  }

  @Test
  void numbersPickNotesOfAChord() {
    assertEquals("c e g c g", cycle(Notation.parse("[c,e,g]").arp("0 1 2 3 -1")));
    assertSameInPieces(note("<[c,e,g] [d,f,a]*2>").arp("0 [0,2] 1 <2 3>"));
  }

  @Test
  void aNamedArpeggioFillsTheChordsTime() {
    assertEquals(
        List.of("0 → 1/4 c", "1/4 → 1/2 e", "1/2 → 3/4 g", "3/4 → 1 e"),
        timed(Notation.parse("[c,e,g]").arp("updown")));
    assertEquals("c e e c", cycle(Notation.parse("[c,e]").arp("up&down")));
    assertEquals("c e d f a", cycle(Notation.parse("[c,e] [d,f,a]").arpeggiate()));
    assertSameInPieces(note("<[c,e,g] [d,f,a]*2>").arp("<updown converge>"));
  }

  @Test
  void aRolledChordStartsNoteByNoteAndEndsTogether() {
    assertEquals(List.of("0 → 1 0.0", "1/8 → 1 1.0"), timed(Notation.parse("[0,1]").rolled()));
    assertEquals(
        List.of("0 → 1 1.0", "1/4 → 1 0.0"), timed(Notation.parse("[0,1]").rolledBy("-0.5")));
    assertSameInPieces(note("<[c,e,g] [d,f,a]*2>").rolledBy("<0.5 -0.25>"));
  }

  @Test
  void tuningsGiveFrequencies() {
    Pattern octave = n("0 31").edo(31);
    assertEquals(List.of(130.8128, 261.6256), hertz(octave));
    assertEquals(List.of(196.2192), hertz(Notation.parse("1").scl("p\n2\n3/2\n2/1")));
    assertThrows(IllegalArgumentException.class, () -> note("c").edo(31));
  }

  private static List<Double> hertz(Pattern pattern) {
    return pattern.events(Span.of(0, 1)).stream()
        .map(e -> Math.round(((Controls) e.value()).number("freq", 0) * 1e4) / 1e4)
        .toList();
  }
}
