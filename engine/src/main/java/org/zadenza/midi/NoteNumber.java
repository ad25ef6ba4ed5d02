// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.zadenza.music.Pitch;
import org.zadenza.music.ScaleNote;

/**
 * What the value of a {@code note} means on a wire: a MIDI number, a name such as eb4, or a scale's
 * note.
 */
public final class NoteNumber {
  private NoteNumber() {}

  /** The MIDI number of a control value, or NaN if it is no note. */
  static double number(@Nullable Object value) {
    if (value instanceof Number n) return n.doubleValue();
    Double number = of(value);
    return number == null ? Double.NaN : number;
  }

  /** The MIDI number of a control value, or null if it is no note. */
  public static @Nullable Double of(@Nullable Object value) {
    if (value instanceof Number n) return n.doubleValue();
    if (value instanceof ScaleNote n) return (double) n.midi();
    if (!(value instanceof String name)) return null;
    OptionalInt midi = Pitch.midi(name);
    return midi.isPresent() ? Double.valueOf(midi.getAsInt()) : null;
  }
}
