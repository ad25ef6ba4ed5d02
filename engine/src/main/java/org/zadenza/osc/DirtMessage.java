// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.zadenza.midi.NoteNumber;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;

/**
 * A cue in SuperDirt's words: {@code /dirt/play} with name, value pairs in order of name, as Tidal
 * sends them.
 *
 * <p>Pitch: our {@code note} is a MIDI number or a name ({@code c3} = 48, as in Strudel), while
 * SuperDirt's counts semitones from middle C: its note 0 is MIDI 60. So we send {@code note} less
 * 60, which is right for synths (SuperDirt adds 12 x its default octave 5) and for samples (their
 * own speed at 60), whether the player wrote numbers or names. Strudel sends {@code midinote}
 * instead, which SuperDirt would derive from {@code note} anyway.
 */
final class DirtMessage {
  static final String ADDRESS = "/dirt/play";

  /** What Tidal declares as whole numbers; all other numbers travel as floats. */
  private static final Set<String> WHOLE_NUMBERS =
      Set.of("channel", "cut", "nrpnn", "nrpnv", "octave", "orbit");

  private static final Map<String, String> THEIR_NAMES =
      Map.of("clip", "legato", "roomsize", "size");

  private static final double SUPERDIRT_NOTE_ZERO = 60;

  /** What goes with every message, in order of name. A control of the same name goes before. */
  private static final String[] EXTRAS = {"_id_", "cps", "cycle", "delta", "orbit"};

  private final OscWriter writer = new OscWriter();

  /** Writes a bundle of one message. */
  void write(Cue cue, long timeTag, ByteBuf out) {
    writer.to(out).bundle(timeTag).message(ADDRESS);
    int next = 0;
    for (Map.Entry<String, Object> control : inTheirWords(cue.controls()).entrySet()) {
      String name = control.getKey();
      while (next < EXTRAS.length && EXTRAS[next].compareTo(name) < 0) extra(cue, next++);
      if (next < EXTRAS.length && EXTRAS[next].equals(name)) next++;
      control(name, control.getValue());
    }
    while (next < EXTRAS.length) extra(cue, next++);
    writer.endMessage().endBundle();
  }

  /**
   * Names that SuperDirt knows under another name; names of our own, such as _slices, are left out.
   */
  private static Controls inTheirWords(Controls ours) {
    Controls theirs = ours;
    for (String name : ours.keySet()) {
      String renamed = THEIR_NAMES.get(name);
      if (renamed != null) {
        Object value = Objects.requireNonNull(ours.get(name));
        theirs = theirs.without(name).with(renamed, value);
      } else if (name.startsWith("_")) {
        theirs = theirs.without(name);
      }
    }
    return theirs;
  }

  private void extra(Cue cue, int which) {
    writer.s(EXTRAS[which]);
    switch (which) {
      case 0 -> writer.s(cue.slot());
      case 1 -> writer.f((float) cue.cps());
      case 2 -> writer.f((float) cue.cycle().toDouble());
      case 3 -> writer.f((float) cue.seconds());
      default -> writer.i(0);
    }
  }

  private void control(String name, Object value) {
    Object single = value instanceof List<?> list && !list.isEmpty() ? list.getFirst() : value;
    writer.s(name);
    if (name.equals("note")) note(single);
    else if (single instanceof Number n) number(name, n);
    else if (single instanceof Boolean b) writer.i(b ? 1 : 0);
    else writer.s(single.toString());
  }

  private void number(String name, Number value) {
    if (WHOLE_NUMBERS.contains(name)) writer.i((int) Math.round(value.doubleValue()));
    else writer.f(value.floatValue());
  }

  private void note(Object value) {
    Double midi = NoteNumber.of(value);
    if (midi == null) writer.s(value.toString());
    else writer.f((float) (midi - SUPERDIRT_NOTE_ZERO));
  }
}
