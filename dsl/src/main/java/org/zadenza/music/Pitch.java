// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import java.util.OptionalInt;
import org.zadenza.names.WrongValue;

/** Note names and MIDI numbers: {@code c3} is 48, {@code a4} is 69; without octave, octave 3. */
public final class Pitch {
  private static final int DEFAULT_OCTAVE = 3;
  private static final int[] STEPS = {9, 11, 0, 2, 4, 5, 7}; // a b c d e f g

  private Pitch() {}

  /** The MIDI number of a note name such as {@code eb4}, {@code f#2}, {@code Gs5} or {@code c}. */
  public static OptionalInt midi(String name) {
    if (name.isEmpty()) return OptionalInt.empty();
    int letter = Character.toLowerCase(name.charAt(0)) - 'a';
    if (letter < 0 || letter > 6) return OptionalInt.empty();
    int number = STEPS[letter];
    int i = 1;
    for (; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '#' || c == 's') number++;
      else if (c == 'b' || c == 'f') number--;
      else break;
    }
    if (i == name.length()) return OptionalInt.of(number + 12 * (DEFAULT_OCTAVE + 1));
    try {
      int octave = Integer.parseInt(name.substring(i));
      if (name.charAt(i) == '+' || Math.abs(octave) > 20) return OptionalInt.empty();
      return OptionalInt.of(number + 12 * (octave + 1));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  /**
   * The number a value stands for in arithmetic: itself, or the MIDI number of a note.
   *
   * @throws IllegalArgumentException naming the value that is no number
   */
  public static double numeral(Object value) {
    if (value instanceof Number n) return n.doubleValue();
    if (value instanceof Boolean b) return b ? 1 : 0;
    if (value instanceof ScaleNote note) return note.midi();
    if (value instanceof String s) {
      OptionalInt midi = midi(s);
      if (midi.isPresent()) return midi.getAsInt();
      throw new IllegalArgumentException(
          "\"" + s + "\" is neither a number nor a note name, so it cannot be calculated with");
    }
    throw new WrongValue("a number", value);
  }

  /** Frequency of a MIDI number in Hz, equal temperament, a4 = 440 Hz. */
  public static double hertz(double midi) {
    return 440 * Math.pow(2, (midi - 69) / 12);
  }
}
