// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

/** Pitches as players write them: {@code c3} is 48, {@code eb4} 63, {@code f#2} 42, 57 is 57. */
final class NoteName {
  private static final int[] STEPS = {9, 11, 0, 2, 4, 5, 7};

  private NoteName() {}

  /** The MIDI number, or NaN for what is no pitch. */
  static double midi(Object value) {
    if (value instanceof Number n) return n.doubleValue();
    String name = value.toString();
    if (name.isEmpty()) return Double.NaN;
    int letter = Character.toLowerCase(name.charAt(0)) - 'a';
    if (letter < 0 || letter > 6) return Double.NaN;
    int number = STEPS[letter];
    int i = 1;
    for (; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '#' || c == 's') number++;
      else if (c == 'b' || c == 'f') number--;
      else break;
    }
    return number + 12 * (octave(name, i) + 1);
  }

  private static double octave(String name, int from) {
    if (from == name.length()) return 3;
    try {
      return Integer.parseInt(name, from, name.length(), 10);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  static double hertz(double midi) {
    return 440 * StrictMath.pow(2, (midi - 69) / 12);
  }
}
