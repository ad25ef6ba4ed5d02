// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zadenza.time.Rational;

/** Ways of choosing among patterns by lot; the same moment always draws the same lot. */
public final class Chance {
  private Chance() {}

  /** Another pattern at every moment: what it says at the onsets of whoever asks. */
  public static Pattern choose(Pattern place, List<Pattern> choices) {
    return Joins.outer(chosen(place, choices));
  }

  /** Another pattern at every moment, with its own rhythm. */
  public static Pattern chooseIn(Pattern place, List<Pattern> choices) {
    return Joins.inner(chosen(place, choices));
  }

  private static Pattern chosen(Pattern place, List<Pattern> choices) {
    int n = choices.size();
    if (n == 0) return Pattern.silence();
    return place.withValue(
        v -> {
          double x = Math.floor(((Number) v).doubleValue() * n);
          return choices.get(Math.clamp((long) x, 0, n - 1));
        });
  }

  /** One of them each cycle. */
  public static Pattern chooseCycles(List<Pattern> choices) {
    return chooseIn(Signals.rand().segment(1), choices);
  }

  /** A pattern with how likely it is, compared with the others. */
  public record Weighted(Pattern pattern, Pattern weight) {}

  /** Another one at every moment, the heavy ones more often. */
  public static Pattern wchoose(List<Weighted> choices) {
    return Joins.outer(weighted(Signals.rand(), choices));
  }

  /** {@link #wchoose} by a number from 0 to 1 instead of by lot. */
  public static Pattern wchooseBy(Pattern place, List<Weighted> choices) {
    return Joins.outer(weighted(place, choices));
  }

  /** The numbers from 0 to {@code n - 1} in random order, another each cycle. */
  public static Pattern randrun(Object n) {
    return Patternable.joinTime(n, count -> order(count.floor()));
  }

  /** {@code n} random numbers from 0 to 1 at every moment, as one list. */
  public static Pattern randL(Object n) {
    return Patternable.joinTime(
        n,
        count ->
            Randomness.seeded(
                t -> {
                  List<Object> lots = new ArrayList<>();
                  if (count.floor() > TimeVerbs.MOST_STARTS) {
                    throw new BudgetSpent(TimeVerbs.MOST_STARTS);
                  }
                  for (double lot : Randomness.rands(t, (int) Math.max(0, count.floor()))) {
                    lots.add(Math.abs(lot));
                  }
                  return lots;
                }));
  }

  /** One of them each cycle, the heavy ones more often. */
  public static Pattern wchooseCycles(List<Weighted> choices) {
    return Joins.inner(weighted(Signals.rand().segment(1), choices));
  }

  private static Pattern weighted(Pattern lot, List<Weighted> choices) {
    Pattern weights = Pattern.pure(List.of());
    for (Weighted choice : choices) {
      weights = Joins.both(weights, choice.weight(), Chance::appended);
    }
    return Joins.left(
        lot, weights, (x, all) -> pick(((Number) x).doubleValue(), (List<?>) all, choices));
  }

  private static Object appended(Object list, Object last) {
    List<Object> out = new ArrayList<>((List<?>) list);
    out.add(last);
    return out;
  }

  private static Pattern pick(double lot, List<?> weights, List<Weighted> choices) {
    double sum = 0;
    for (Object w : weights) sum += Patternable.rational(w).toDouble();
    double at = lot * sum;
    double reached = 0;
    for (int i = 0; i < choices.size(); i++) {
      reached += Patternable.rational(weights.get(i)).toDouble();
      if (reached > at) return choices.get(i).pattern();
    }
    return Pattern.silence();
  }

  /** The numbers from 0 to {@code n - 1} in random order, another each cycle. */
  static Pattern order(long n) {
    if (n <= 0) return Pattern.silence();
    if (n > TimeVerbs.MOST_STARTS) throw new BudgetSpent(TimeVerbs.MOST_STARTS);
    Pattern order =
        Randomness.seeded(
            t -> {
              double[] lots = Randomness.rands(t.cycleStart().plus(Rational.HALF), (int) n);
              List<Integer> indices = new ArrayList<>();
              for (int i = 0; i < n; i++) indices.add(i);
              indices.sort(Comparator.comparingDouble(i -> lots[i]));
              long step = t.cyclePosition().times(n).floor();
              return (double) indices.get((int) (step % n));
            });
    return order.segment(Rational.of(n));
  }
}
