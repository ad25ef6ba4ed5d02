// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.conform;

import com.google.gson.JsonPrimitive;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code "Eb3"} as a MIDI number; c3 is 48, and an octave left out is 3. */
final class PitchName {
  private static final Pattern NAME = Pattern.compile("([a-gA-G])([#bsf]*)(-?\\d+)?");
  private static final int[] SEMITONES = {9, 11, 0, 2, 4, 5, 7};

  private PitchName() {}

  static OptionalDouble midi(JsonPrimitive value) {
    if (value.isNumber()) return OptionalDouble.of(value.getAsDouble());
    Matcher name = NAME.matcher(value.getAsString());
    if (!name.matches()) return OptionalDouble.empty();
    int pitch = SEMITONES[Character.toLowerCase(name.group(1).charAt(0)) - 'a'];
    for (char accidental : name.group(2).toCharArray()) {
      pitch += accidental == '#' || accidental == 's' ? 1 : -1;
    }
    int octave = name.group(3) == null ? 3 : Integer.parseInt(name.group(3));
    return OptionalDouble.of(pitch + 12 * (octave + 1));
  }
}
