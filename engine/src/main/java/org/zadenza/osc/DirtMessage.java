// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private static final Map<String, String> THEIR_NAMES =
      Map.of("clip", "legato", "roomsize", "size");

  private static final double SUPERDIRT_NOTE_ZERO = 60;

  /** What goes with every message, in order of name. A control of the same name goes before. */
  private static final String[] EXTRAS = {"_id_", "cps", "cycle", "delta", "orbit"};

  /** The value of a control that a bus carries, as SuperDirt writes it. */
  private record Bus(int index) {
    @Override
    public String toString() {
      return "c" + index;
    }
  }

  private final OscWriter writer = new OscWriter();

  /** Writes a bundle of one message; {@code buses} are what controls may follow. */
  void write(Cue cue, long timeTag, ControlBuses buses, ByteBuf out) {
    writer.to(out).bundle(timeTag).message(ADDRESS);
    int next = 0;
    Controls theirs = inTheirWords(onBuses(cue.controls(), buses));
    for (Map.Entry<String, Object> control : theirs.entrySet()) {
      String name = control.getKey();
      while (next < EXTRAS.length && EXTRAS[next].compareTo(name) < 0) extra(cue, next++);
      if (next < EXTRAS.length && EXTRAS[next].equals(name)) next++;
      control(name, control.getValue());
    }
    while (next < EXTRAS.length) extra(cue, next++);
    writer.endMessage().endBundle();
  }

  /** A control that a bus carries becomes the bus's name, such as c9; without buses it stays. */
  private static Controls onBuses(Controls ours, ControlBuses buses) {
    Controls out = ours;
    for (String name : ours.keySet()) {
      if (!name.startsWith("^")) continue;
      Integer bus = buses.index(Objects.requireNonNull(ours.get(name)));
      out = out.without(name);
      if (bus != null) out = out.with(name.substring(1), new Bus(bus));
    }
    return out;
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
    if (name.equals("note") && !(single instanceof Bus)) note(single);
    else if (single instanceof Number n) number(name, n);
    else if (single instanceof Boolean b) writer.i(b ? 1 : 0);
    else writer.s(single.toString());
  }

  private void number(String name, Number value) {
    if (OscArguments.WHOLE_NUMBERS.contains(name)) writer.i((int) Math.round(value.doubleValue()));
    else writer.f(value.floatValue());
  }

  private void note(Object value) {
    Double midi = NoteNumber.of(value);
    if (midi == null) writer.s(value.toString());
    else writer.f((float) (midi - SUPERDIRT_NOTE_ZERO));
  }
}
