// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;

/** Words of harmony: scales, chords, arpeggios and tunings. */
final class TonalWords {
  private TonalWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("harmony");
    scales(words);
    chords(words);
    arpeggios(words);
    tunings(words);
    return words.words();
  }

  private static void scales(Lexicon words) {
    words
        .word(
            "scale",
            "name pattern",
            "Makes notes of a scale out of degrees, 0 for the root; notes go to the nearest of it.",
            "(scale \"C:minor\" (n \"0 2 4 <6 7>\"))",
            a -> a.last().scale(a.raw(0)))
        .word(
            "scaleTranspose scaleTrans strans",
            "steps pattern",
            "Moves notes by steps of their scale.",
            "(scale-transpose \"<0 1 2>\" (scale \"C:minor\" (n \"0 2 4\")))",
            a -> a.last().scaleTranspose(a.raw(0)))
        .word(
            "transpose trans",
            "by pattern",
            "Moves notes by semitones or by an interval such as 3M (major third) or -5P.",
            "(transpose \"<0 3m 5P>\" (note \"c3 e3 g3\"))",
            a -> a.last().transpose(a.raw(0)))
        .word(
            "toScale",
            "semitones pattern",
            "Takes numbers as places in a list of semitones that goes on in every octave.",
            "(note (add 60 (to-scale [0 2 7] \"0 1 2 3\")))",
            a -> a.last().toScale(list(a)))
        .word(
            "toScaleIn toScale'",
            "size semitones pattern",
            "Like to-scale, where the list begins again so many semitones higher.",
            "(note (add 60 (to-scale-in 10 [0 2 7] \"0 1 2 3\")))",
            a -> a.last().toScale(Patternable.rational(a.raw(0)).toDouble(), a.list(1)));
  }

  private static List<?> list(Given a) {
    if (a.raw(0) instanceof List<?> semitones) return semitones;
    throw new IllegalArgumentException(
        a.word() + " takes a list of semitones, such as [0 2 7], not " + Shown.of(a.raw(0)));
  }

  private static void chords(Lexicon words) {
    control(words, "chord", "chord", "Sets a chord symbol, for voicing", "(chord \"<C^7 Am7>\")");
    words
        .word(
            "voicing voicings",
            "pattern",
            "Lays out chords as notes near an anchor; with n, picks one of their tones.",
            "(voicing (chord \"<C^7 A7b13 Dm7 G7>\"))",
            a -> a.last().voicing())
        .word(
            "rootNotes",
            "octave pattern",
            "Makes notes of the roots of chords.",
            "(root-notes 2 (chord \"<C^7 Am7>\"))",
            a -> a.last().rootNotes(a.raw(0)));
    control(
        words,
        "anchor",
        "anchor",
        "Sets the note that voicings stay near",
        "(voicing (anchor \"<c5 g4>\" (chord \"Am7\")))");
    control(
        words,
        "mode",
        "mode anchor",
        "Sets where voicings lie from their anchor: below, duck, above or root",
        "(voicing (mode \"above:c4\" (chord \"Am7\")))");
    control(
        words,
        "offset",
        "offset",
        "Turns voicings over, so many notes from the bottom to the top",
        "(voicing (offset \"<0 1 2>\" (chord \"Am7\")))");
  }

  /** These say how to voice a chord and never reach a sound, so they are no controls of it. */
  private static void control(
      Lexicon words, String name, String parts, String doc, String example) {
    Control control = new Control(List.of(parts.split(" ")), List.of(), doc);
    words.word(
        name,
        "value [pattern]",
        doc + ".",
        example,
        a -> {
          Pattern values = control.pattern(a.pattern(0));
          return a.count() == 1 ? values : a.last().set(values);
        });
  }

  private static void arpeggios(Lexicon words) {
    words
        .word(
            "arp",
            "how pattern",
            "Plays chords note by note: numbers pick notes, names such as updown go through all.",
            "(arp \"0 [0,2] 1 <2 3>\" (note \"[c,eb,g]\"))",
            a -> a.last().arp(a.raw(0)))
        .word(
            "arpeggiate arpg",
            "pattern",
            "Plays the notes of chords one after the other.",
            "(arpeggiate (note \"[c,eb,g] [d,f,a]\"))",
            a -> a.last().arpeggiate())
        .word(
            "rolled",
            "pattern",
            "Strums chords within the first quarter of their time.",
            "(rolled (note \"[c,eb,g,bb]\"))",
            a -> a.last().rolled())
        .word(
            "rolledBy",
            "part pattern",
            "Strums chords within a part of their time; a negative part strums downwards.",
            "(rolled-by \"<0.5 -0.25>\" (note \"[c,eb,g,bb]\"))",
            a -> a.last().rolledBy(a.raw(0)));
  }

  private static void tunings(Lexicon words) {
    words
        .word(
            "edo",
            "parts pattern",
            "Takes numbers as steps from C3 where an octave has so many equal parts.",
            "(s \"supersaw\" (edo 31 (n \"0 10 18 <25 31>\")))",
            a -> a.last().edo(a.raw(0)))
        .word(
            "scl",
            "file pattern",
            "Takes numbers as steps from C3 in the tuning of a Scala file, or of its text.",
            "(s \"supersaw\" (scl \"Pure\\n3\\n5/4\\n3/2\\n2/1\" (n \"0 1 2 <3 -1>\")))",
            a -> a.last().scl(text(a)));
  }

  private static String text(Given a) {
    if (a.raw(0) instanceof String text) return text;
    throw new IllegalArgumentException(
        a.word()
            + " takes the name of a Scala file, such as \"just.scl\", not "
            + Shown.of(a.raw(0)));
  }
}
