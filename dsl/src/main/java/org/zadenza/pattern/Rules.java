// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Patterns that a rule makes: rewriting, chains of chance, counting, letters. */
public final class Rules {
  private static final int BITS_OF_A_LETTER = 8;

  private Rules() {}

  /**
   * The steps of a rewriting system (A. Lindenmayer 1968): {@code generations} times, every letter
   * of {@code axiom} is replaced as the rules, {@code "a:ab,b:a"}, say. Digits become numbers.
   */
  public static Pattern lindenmayer(int generations, String rules, String axiom) {
    Map<Character, String> replacements = new HashMap<>();
    for (String rule : rules.split(",")) {
      String[] sides = rule.strip().split(":", -1);
      if (sides.length != 2 || sides[0].length() != 1) {
        throw new IllegalArgumentException(
            "a rule is a letter, a colon and what replaces it, such as \"a:ab\", not \""
                + rule
                + "\"");
      }
      replacements.put(sides[0].charAt(0), sides[1]);
    }
    String text = axiom;
    for (int i = 0; i < generations; i++) text = rewritten(text, replacements);
    List<Pattern> steps = new ArrayList<>();
    for (char letter : text.toCharArray()) {
      Object value = Character.isDigit(letter) ? letter - '0' : String.valueOf(letter);
      steps.add(Pattern.pure(Patternable.value(value)));
    }
    return Pattern.fastcat(steps);
  }

  private static String rewritten(String text, Map<Character, String> replacements) {
    StringBuilder out = new StringBuilder();
    for (char letter : text.toCharArray()) {
      out.append(replacements.getOrDefault(letter, String.valueOf(letter)));
      if (out.length() > TimeVerbs.MOST_STARTS) throw new BudgetSpent(TimeVerbs.MOST_STARTS);
    }
    return out.toString();
  }

  /**
   * A chain of chance (A. Markov 1906): {@code steps} numbers a cycle, beginning with {@code
   * start}; row i of the table says how likely each number is after i.
   */
  public static Pattern markov(int steps, int start, List<double[]> table) {
    if (steps > TimeVerbs.MOST_STARTS) throw new BudgetSpent(TimeVerbs.MOST_STARTS);
    if (steps <= 0 || table.isEmpty()) return Pattern.silence();
    Rational count = Rational.of(steps);
    Pattern chain =
        Randomness.seeded(
            t -> {
              int place = (int) t.cyclePosition().times(count).floor();
              double[] lots = Randomness.rands(t.cycleStart().plus(Rational.HALF), steps);
              int state = Math.floorMod(start, table.size());
              for (int i = 0; i < place; i++) state = next(table.get(state), Math.abs(lots[i]));
              return (double) Math.floorMod(state, table.size());
            });
    return chain.segment(count);
  }

  private static int next(double[] likely, double lot) {
    double sum = 0;
    for (double each : likely) sum += each;
    double reached = 0;
    for (int i = 0; i < likely.length; i++) {
      reached += likely[i];
      if (reached > lot * sum) return i;
    }
    return 0;
  }

  /** {@code 0}, then {@code 0 1}, then {@code 0 1 2}, a cycle each, up to {@code n} numbers. */
  public static Pattern scan(Object n) {
    return Patternable.joinTime(
        n,
        most -> {
          List<Pattern> cycles = new ArrayList<>();
          if (most.floor() > TimeVerbs.MOST_STARTS) throw new BudgetSpent(TimeVerbs.MOST_STARTS);
          for (long i = 1; i <= most.floor(); i++) cycles.add(Signals.run(Rational.of(i)));
          return Pattern.slowcat(cycles);
        });
  }

  /** The letters of a text as beats, 8 bits each. */
  public static Pattern ascii(Object text) {
    return Joins.squeeze(
        Pattern.of(text)
            .withValue(
                v ->
                    Pattern.fastcat(
                        String.valueOf(v)
                            .chars()
                            .mapToObj(
                                c -> Signals.binary(Rational.of(c), Rational.of(BITS_OF_A_LETTER)))
                            .flatMap(bits -> bits.events(Span.of(0, 1)).stream())
                            .map(e -> Pattern.pure(e.value()))
                            .toList())));
  }

  /** The bits of {@code n} as one list; 0 bits: as many as it has. */
  public static Pattern bits(Object n, Object bits) {
    return Patternable.joinTimes(
        n,
        bits,
        (number, width) ->
            Pattern.pure(
                Signals.binary(number, width).events(Span.of(0, 1)).stream()
                    .map(Event::value)
                    .toList()));
  }

  /** From one rhythm to another as {@code by} goes from 0 to 1: beat by beat, each moves over. */
  public static Pattern morph(List<?> from, List<?> to, Object by) {
    List<Rational> starts = beats(from);
    List<Rational> ends = beats(to);
    int count = Math.min(starts.size(), ends.size());
    if (count == 0) return Pattern.silence();
    Rational length = Rational.of(1, from.size());
    return Patternable.joinTime(
        by,
        way -> {
          List<Pattern> out = new ArrayList<>();
          for (int i = 0; i < count; i++) {
            Rational begin = starts.get(i).plus(ends.get(i).minus(starts.get(i)).times(way));
            out.add(Pattern.pure(true).compress(begin, begin.plus(length)));
          }
          return Pattern.stack(out);
        });
  }

  private static List<Rational> beats(List<?> rhythm) {
    List<Rational> out = new ArrayList<>();
    for (int i = 0; i < rhythm.size(); i++) {
      if (Truth.of(Patternable.value(rhythm.get(i)))) out.add(Rational.of(i, rhythm.size()));
    }
    return out;
  }
}
