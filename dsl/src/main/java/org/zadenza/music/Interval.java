// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A distance between spelled notes: {@code 3M} is a major third up, {@code -2m} a minor second
 * down.
 *
 * @param steps how many letters apart, 0 for a prime; negative is down
 * @param semitones how many semitones apart; negative is down
 */
public record Interval(int steps, int semitones) {
  public static final Interval PRIME = new Interval(0, 0);
  private static final Pattern NUMBER_FIRST = Pattern.compile("(-?)(\\d{1,2})(P|M|m|A+|d+)");
  private static final Pattern QUALITY_FIRST = Pattern.compile("(P|M|m|A+|d+)(-?)(\\d{1,2})");
  private static final Pattern DEGREE = Pattern.compile("([b#]*)(\\d{1,2})");
  private static final int[] STEPS_OF_SEMITONES = {0, 1, 1, 2, 2, 3, 4, 4, 5, 5, 6, 6};

  /** Reads {@code 3M}, {@code -2m}, {@code 5P} or the same as {@code M3}; empty if it is none. */
  public static Optional<Interval> parse(String name) {
    Matcher m = NUMBER_FIRST.matcher(name);
    if (m.matches()) return of(m.group(3), Integer.parseInt(m.group(2)), !m.group(1).isEmpty());
    m = QUALITY_FIRST.matcher(name);
    if (m.matches()) return of(m.group(1), Integer.parseInt(m.group(3)), !m.group(2).isEmpty());
    return Optional.empty();
  }

  private static Optional<Interval> of(String quality, int number, boolean down) {
    if (number == 0) return Optional.empty();
    int steps = number - 1;
    int within = steps % 7;
    boolean perfect = within == 0 || within == 3 || within == 4;
    char kind = quality.charAt(0);
    if (kind == 'P' ? !perfect : (kind == 'M' || kind == 'm') && perfect) return Optional.empty();
    int change =
        switch (kind) {
          case 'm' -> -1;
          case 'A' -> quality.length();
          case 'd' -> perfect ? -quality.length() : -1 - quality.length();
          default -> 0;
        };
    Interval up = new Interval(steps, Note.naturalSemitones(steps) + change);
    return Optional.of(down ? up.negate() : up);
  }

  /** The interval as it is usually spelled: 1 is a minor second, 6 a diminished fifth. */
  public static Interval ofSemitones(int semitones) {
    if (semitones < 0) return ofSemitones(-semitones).negate();
    return new Interval(7 * (semitones / 12) + STEPS_OF_SEMITONES[semitones % 12], semitones);
  }

  /** A degree of the major scale, changed: {@code b3}, {@code #11}, {@code 5}. */
  static Interval degree(String text) {
    Matcher m = DEGREE.matcher(text);
    if (!m.matches()) throw new IllegalArgumentException("\"" + text + "\" is no degree");
    int steps = Integer.parseInt(m.group(2)) - 1;
    int change = 0;
    for (char sign : m.group(1).toCharArray()) change += sign == '#' ? 1 : -1;
    return new Interval(steps, Note.naturalSemitones(steps) + change);
  }

  public Interval negate() {
    return new Interval(-steps, -semitones);
  }

  public Interval plus(Interval other) {
    return new Interval(steps + other.steps, semitones + other.semitones);
  }

  /** The same interval {@code octaves} octaves wider. */
  public Interval plusOctaves(int octaves) {
    return new Interval(steps + 7 * octaves, semitones + 12 * octaves);
  }
}
