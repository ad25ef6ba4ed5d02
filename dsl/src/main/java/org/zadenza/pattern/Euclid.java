// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

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

  /** The pulses of a rhythm spread over those of the next, and so on; the last gives the steps. */
  static List<Boolean> distributed(List<Integer> counts) {
    List<Boolean> out = List.of(true);
    for (int i = counts.size() - 1; i > 0; i--) {
      List<Boolean> kept = rhythm(counts.get(i - 1), counts.get(i), 0);
      out = i == counts.size() - 1 ? kept : spread(kept, out);
    }
    return out;
  }

  private static List<Boolean> spread(List<Boolean> kept, List<Boolean> over) {
    List<Boolean> out = new ArrayList<>();
    int pulse = 0;
    for (boolean step : over) {
      out.add(step && pulse < kept.size() && kept.get(pulse));
      if (step) pulse++;
    }
    return out;
  }

  /** The pulses of a rhythm, each moved {@code by} (0 to 1) of the way to even spacing. */
  static Pattern towardsEven(List<Boolean> rhythm, Rational by) {
    List<Rational> onsets = new ArrayList<>();
    for (int i = 0; i < rhythm.size(); i++) {
      if (rhythm.get(i)) onsets.add(Rational.of(i, rhythm.size()));
    }
    List<Span> wholes = new ArrayList<>();
    for (int i = 0; i < onsets.size(); i++) {
      Rational from = onsets.get(i);
      Rational begin = from.plus(Rational.of(i, onsets.size()).minus(from).times(by));
      wholes.add(new Span(begin, begin.plus(Rational.of(1, rhythm.size()))));
    }
    return Pattern.perCycle(
        (query, sink) -> {
          Rational cycle = query.begin().cycleStart();
          for (Span whole : wholes) {
            Span placed = whole.shifted(cycle);
            Span part = placed.intersection(query.span());
            if (part != null) sink.accept(new Event(placed, part, true, Sources.NONE));
          }
        });
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
