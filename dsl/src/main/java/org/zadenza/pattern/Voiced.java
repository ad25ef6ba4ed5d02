// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.List;
import org.zadenza.music.Chord;
import org.zadenza.music.Note;
import org.zadenza.music.Pitch;
import org.zadenza.music.Voicing;
import org.zadenza.names.WrongValue;

/** What the controls {@code chord n anchor mode offset} say together. */
final class Voiced {
  private static final List<String> USED = List.of("chord", "anchor", "mode", "offset");

  private Voiced() {}

  /** The notes of a voiced chord, one control map each; what names no chord stays as it is. */
  static List<Object> controls(Object value) {
    Controls given = asControls(value);
    if (!given.containsKey("chord")) return List.of(value);
    Chord chord = chord(given);
    Voicing voicing = voicing(given);
    Object n = given.get("n");
    Controls rest = without(given).without("n");
    List<Note> notes =
        n == null
            ? voicing.notes(chord)
            : List.of(voicing.tone(chord, (int) Math.floor(Pitch.numeral(n))));
    return notes.stream().map(note -> (Object) rest.with("note", note.toString())).toList();
  }

  /** The root of the chord that a value names, in an octave. */
  static Object root(Object value, int octave) {
    Controls given = asControls(value);
    if (!given.containsKey("chord")) return value;
    Note root = chord(given).rootIn(octave);
    return without(given).with("note", root.toString());
  }

  private static Chord chord(Controls given) {
    if (given.get("chord") instanceof String symbol) return Chord.parse(symbol);
    throw new WrongValue("the name of a chord, such as C^7", given.get("chord"));
  }

  private static Controls asControls(Object value) {
    return value instanceof Controls c ? c : Controls.of("chord", value);
  }

  private static Controls without(Controls given) {
    Controls out = given;
    for (String name : USED) out = out.without(name);
    return out;
  }

  private static Voicing voicing(Controls given) {
    Voicing standard = Voicing.STANDARD;
    Object anchor = given.get("anchor");
    Object mode = given.get("mode");
    return new Voicing(
        anchor == null ? standard.anchor() : note(anchor),
        mode == null ? standard.mode() : Voicing.Mode.named(mode.toString()),
        (int) Math.round(given.number("offset", 0)));
  }

  private static Note note(Object anchor) {
    if (anchor instanceof Number n) return Note.ofMidi((int) Math.round(n.doubleValue()));
    return Note.parse(anchor.toString())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the anchor of a voicing is a note such as c5, not \"" + anchor + "\""));
  }
}
