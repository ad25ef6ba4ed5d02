// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zadenza.names.NearestName;
import org.zadenza.names.WrongValue;

/**
 * A scale on a root: {@code C minor}, {@code A2 minor pentatonic}.
 *
 * @param root its degree 0
 */
public record Scale(Note root, ScaleKind kind) {
  private static final Note DEFAULT_ROOT = new Note(0, 0, 3);
  private static final Pattern DEGREE = Pattern.compile("(-?\\d{1,4})(#*|b*)");
  private static final int FURTHEST = 10_000;

  /**
   * The scale that a value names: {@code "C:minor"}, {@code "C minor"}, or what notation makes of
   * the former, the list {@code ["C", "minor"]}. Without a root it begins on C3.
   *
   * @throws IllegalArgumentException saying what is missing or what was meant
   */
  public static Scale of(Object name) {
    if (name instanceof Scale scale) return scale;
    String text = text(name);
    Optional<Scale> found = find(text);
    if (found.isPresent()) return found.get();
    if (Note.parse(text).isPresent()) {
      throw new IllegalArgumentException(
          "the scale \"" + text + "\" has a root but no kind: write " + text + ":minor");
    }
    String kind = Note.parse(text.split(" ")[0]).isPresent() ? text.split(" ", 2)[1] : text;
    throw new IllegalArgumentException(
        "there is no scale called \"" + kind + "\"" + NearestName.hint(kind, ScaleKinds.names()));
  }

  /** The same, empty where there is no such scale. */
  public static Optional<Scale> find(Object name) {
    String text = text(name);
    Optional<Scale> rootless = ScaleKinds.find(text).map(k -> new Scale(DEFAULT_ROOT, k));
    if (rootless.isPresent()) return rootless;
    String[] parts = text.split(" ", 2);
    if (parts.length < 2) return Optional.empty();
    return Note.parse(parts[0]).flatMap(r -> ScaleKinds.find(parts[1]).map(k -> new Scale(r, k)));
  }

  private static String text(Object name) {
    String joined =
        name instanceof List<?> words
            ? words.stream().map(Scale::word).collect(Collectors.joining(" "))
            : word(name);
    return String.join(" ", Arrays.asList(joined.replace(':', ' ').strip().split("\\s+")));
  }

  private static String word(Object part) {
    return switch (part) {
      case Number n when n.doubleValue() == n.intValue() -> String.valueOf(n.intValue());
      case Number n -> n.toString();
      case String text -> text;
      default -> throw new WrongValue("the name of a scale, such as C:minor", part);
    };
  }

  /** The note of a degree, 0 for the root, beyond the octave and below the root too. */
  public Note note(int degree) {
    return root.plus(kind.interval(degree));
  }

  /** The MIDI number of a degree, with its quarter tone where the scale has any. */
  public double midi(int degree) {
    return root.midi() + kind.semitones(degree);
  }

  /**
   * What a value becomes in this scale: a number (rounded up, as Strudel does) or a text such as
   * {@code 2#} is a degree; a note name goes to the nearest note, of two equally near to the upper.
   *
   * @return a {@link ScaleNote}, or a MIDI number where the scale has quarter tones
   */
  public Object at(Object value) {
    if (value instanceof Number n) return degree(n.doubleValue(), 0);
    if (value instanceof ScaleNote n) return nearest(n.midi());
    if (!(value instanceof String text)) throw new WrongValue("a degree or a note name", value);
    Matcher degree = DEGREE.matcher(text);
    if (degree.matches()) {
      int signs = degree.group(2).length();
      int change = degree.group(2).startsWith("b") ? -signs : signs;
      return degree(Integer.parseInt(degree.group(1)), change);
    }
    return Note.parse(text)
        .map(note -> nearest(note.midi()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + text + "\" is neither a degree of a scale nor a note name"));
  }

  private Object degree(double number, int change) {
    if (!(Math.abs(number) <= FURTHEST)) {
      throw new IllegalArgumentException(number + " is no degree of a scale that can be heard");
    }
    int degree = (int) Math.ceil(number);
    if (!kind.isSpelled()) return midi(degree) + change;
    return new ScaleNote(note(degree).altered(change), this);
  }

  private Object nearest(double midi) {
    int below = degreeAtOrBelow(midi);
    boolean lower = midi - midi(below) < midi(below + 1) - midi;
    return degree(lower ? below : below + 1, 0);
  }

  /** The highest degree that is not above a MIDI number. */
  int degreeAtOrBelow(double midi) {
    int degree = kind.size() * Math.floorDiv((int) Math.floor(midi) - root.midi(), 12);
    while (midi(degree + 1) <= midi) degree++;
    return degree;
  }

  @Override
  public String toString() {
    return root + " " + kind.name();
  }
}
