// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chord as lead sheets write it: {@code C^7}, {@code A7b13}, {@code F#-7}, {@code C/E}.
 *
 * @param symbol how it was written
 * @param root its root, in octave 3
 * @param tones intervals above the root, rising; the root itself is the first
 * @param bass the note below the chord, in octave 3: its root, or what stands after the slash
 */
public record Chord(String symbol, Note root, List<Interval> tones, Note bass) {
  private static final Pattern SYMBOL =
      Pattern.compile("([A-Ga-g][#b]*)(.*?)(?:/([A-Ga-g][#b]*))?");

  /**
   * Reads a chord symbol.
   *
   * @throws IllegalArgumentException saying which part is not understood
   */
  public static Chord parse(String symbol) {
    Matcher m = SYMBOL.matcher(symbol.strip());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "\"" + symbol + "\" is no chord: a chord begins with its root, such as C^7 or Ebm7");
    }
    Note root = Note.parse(capital(m.group(1))).orElseThrow();
    Note bass = m.group(3) == null ? root : Note.parse(capital(m.group(3))).orElseThrow();
    List<Interval> tones =
        new ChordReader(symbol, m.group(2))
            .degrees().stream()
                .map(Interval::degree)
                .sorted(Comparator.comparingInt(Interval::semitones))
                .toList();
    return new Chord(symbol, root, tones, bass);
  }

  private static String capital(String root) {
    return root.substring(0, 1).toUpperCase(Locale.ROOT) + root.substring(1);
  }

  /** The root in an octave. */
  public Note rootIn(int octave) {
    return new Note(root.letter(), root.accidental(), octave);
  }

  @Override
  public String toString() {
    return symbol;
  }
}
