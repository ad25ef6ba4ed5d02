// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import org.jspecify.annotations.Nullable;

/**
 * What a {@code note} means: a MIDI number, or a name such as {@code c}, {@code eb4} or {@code
 * f#2}. As in Strudel the octave is 3 where none is written, and {@code c3} is 48.
 */
public final class NoteNumber {
  private static final String LETTERS = "cdefgab";
  private static final int[] SEMITONES = {0, 2, 4, 5, 7, 9, 11};
  private static final int DEFAULT_OCTAVE = 3;

  private NoteNumber() {}

  /** The MIDI number of a control value, or null if it is no note. */
  public static @Nullable Double of(@Nullable Object value) {
    if (value instanceof Number n) return n.doubleValue();
    return value instanceof String s ? ofName(s) : null;
  }

  private static @Nullable Double ofName(String name) {
    if (name.isEmpty()) return null;
    int letter = LETTERS.indexOf(Character.toLowerCase(name.charAt(0)));
    if (letter < 0) return null;
    int semitone = SEMITONES[letter];
    int at = 1;
    for (; at < name.length() && accidental(name.charAt(at)) != 0; at++) {
      semitone += accidental(name.charAt(at));
    }
    Integer octave = at == name.length() ? Integer.valueOf(DEFAULT_OCTAVE) : octave(name, at);
    return octave == null ? null : Double.valueOf(12.0 * (octave + 1) + semitone);
  }

  private static int accidental(char c) {
    return switch (c) {
      case '#', 's' -> 1;
      case 'b', 'f' -> -1;
      default -> 0;
    };
  }

  /** A digit or two, with or without a minus; anything else is null. */
  private static @Nullable Integer octave(String name, int from) {
    boolean negative = name.charAt(from) == '-';
    int first = negative ? from + 1 : from;
    if (first == name.length() || name.length() - first > 2) return null;
    int value = 0;
    for (int i = first; i < name.length(); i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) return null;
      value = 10 * value + digit;
    }
    return negative ? -value : value;
  }
}
