// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A scale without a root: which intervals it has above any root, within an octave.
 *
 * @param name its first name
 * @param steps intervals above the root, the prime first, rising
 * @param quarters quarter tones added to each step; empty where there are none
 */
public record ScaleKind(String name, List<Interval> steps, List<Integer> quarters) {

  public ScaleKind {
    if (steps.isEmpty() || !steps.get(0).equals(Interval.PRIME)) {
      throw new IllegalArgumentException("a scale begins with its root: " + name);
    }
  }

  /** A scale from degrees of the major scale, such as {@code 1 2 b3 4 5 b6 b7}. */
  static ScaleKind of(String name, String degrees) {
    return new ScaleKind(
        name, Arrays.stream(degrees.split(" ")).map(Interval::degree).toList(), List.of());
  }

  /** A scale in which some degrees, marked with {@code +}, are a quarter tone higher. */
  static ScaleKind withQuarters(String name, String degrees) {
    List<Integer> quarters =
        Arrays.stream(degrees.split(" ")).map(d -> d.endsWith("+") ? 1 : 0).toList();
    ScaleKind plain = of(name, degrees.replace("+", ""));
    return new ScaleKind(name, plain.steps, quarters);
  }

  /** The same notes, begun at the {@code from}th of them. */
  ScaleKind mode(String modeName, int from) {
    List<Interval> out = new ArrayList<>();
    Interval root = steps.get(from).negate();
    for (int i = 0; i < steps.size(); i++) out.add(interval(from + i).plus(root));
    return new ScaleKind(modeName, List.copyOf(out), List.of());
  }

  public int size() {
    return steps.size();
  }

  /** True if every note of it has a name. */
  public boolean isSpelled() {
    return quarters.isEmpty();
  }

  /** The interval between the root and a degree, 0 for the root; negative is below. */
  public Interval interval(int degree) {
    return steps.get(Math.floorMod(degree, size())).plusOctaves(Math.floorDiv(degree, size()));
  }

  /** Semitones between the root and a degree. */
  public double semitones(int degree) {
    double quarter = isSpelled() ? 0 : 0.5 * quarters.get(Math.floorMod(degree, size()));
    return interval(degree).semitones() + quarter;
  }
}
