// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Euclidean rhythms: {@code k} pulses over {@code n} steps by Bjorklund's algorithm (E. Bjorklund
 * 2003; G. Toussaint, "The Euclidean algorithm generates traditional musical rhythms", 2005).
 */
final class Euclid {
  /** Longer rhythms are refused: nobody hears them, and they would eat the tick. */
  private static final long MOST_STEPS = 4096;

  private Euclid() {}

  /**
   * The rhythm, rotated to the right.
   *
   * @param pulses hits; a negative number swaps hits and rests; more than steps means all
   * @param steps length; 0 gives an empty rhythm
   */
  static List<Boolean> rhythm(long pulses, long steps, long rotation) {
    if (steps <= 0) return List.of();
    if (steps > MOST_STEPS) throw new BudgetSpent(MOST_STEPS);
    List<Boolean> bits = bjorklund((int) Math.min(Math.abs(pulses), steps), (int) steps);
    if (pulses < 0) bits = inverted(bits);
    List<Boolean> out = new ArrayList<>(bits);
    Collections.rotate(out, (int) (rotation % steps));
    return out;
  }

  static List<Boolean> inverted(List<Boolean> bits) {
    return bits.stream().map(b -> !b).toList();
  }

  private static List<Boolean> bjorklund(int pulses, int steps) {
    List<List<Boolean>> heads = new ArrayList<>();
    List<List<Boolean>> tails = new ArrayList<>();
    for (int i = 0; i < pulses; i++) heads.add(List.of(true));
    for (int i = pulses; i < steps; i++) tails.add(List.of(false));
    while (Math.min(heads.size(), tails.size()) > 1) {
      int pairs = Math.min(heads.size(), tails.size());
      List<List<Boolean>> joined = new ArrayList<>();
      for (int i = 0; i < pairs; i++) {
        List<Boolean> pair = new ArrayList<>(heads.get(i));
        pair.addAll(tails.get(i));
        joined.add(pair);
      }
      List<List<Boolean>> longer = heads.size() > tails.size() ? heads : tails;
      tails = new ArrayList<>(longer.subList(pairs, longer.size()));
      heads = joined;
    }
    List<Boolean> out = new ArrayList<>();
    heads.forEach(out::addAll);
    tails.forEach(out::addAll);
    return out;
  }
}
