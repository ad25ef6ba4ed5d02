// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Chance;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Patternable;

/** Words that decide which of several versions of a pattern is heard. */
final class BranchWords {
  private BranchWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("form");
    gates(words);
    cycles(words);
    choices(words);
    ranges(words);
    return words.words();
  }

  private static void gates(Lexicon words) {
    words
        .word(
            "sew",
            "gate a b",
            "Plays a while the gate is true and b while it is false.",
            "(sew \"<1 0>\" (n \"0*4\") (n \"4*8\"))",
            a -> a.pattern(1).sew(a.raw(0), a.raw(2)))
        .word(
            "stitch",
            "gate a b",
            "Takes the rhythm of the gate, with values of a where it is true and of b where it is"
                + " false.",
            "(stitch \"1 0 1 [1 0]\" (s \"bd\") (s \"hh\"))",
            a -> a.pattern(1).stitch(a.raw(0), a.raw(2)))
        .word(
            "while",
            "gate f pattern",
            "Applies f while the gate is true; the pattern goes on meanwhile.",
            "(while \"1 0\" (fn [x] (fast 2 x)) (s \"bd sn\"))",
            a -> a.last().during(a.raw(0), a.function(1)))
        .word(
            "bypass",
            "on pattern",
            "Silences the pattern while on is true.",
            "(bypass \"<0 1>\" (s \"bd sn\"))",
            a -> a.last().bypass(a.raw(0)))
        .word(
            "whenT",
            "test f pattern",
            "Applies f to the events whose onset, in cycles, passes a test.",
            "(when-t (fn [t] (< (mod t 1) 0.5)) (fn [x] (speed 2 x)) (s \"hh*8\"))",
            a -> a.last().whenOnset(a.timeTest(0), a.function(1)))
        .word(
            "filterWhen",
            "test pattern",
            "Keeps the events whose onset, in cycles, passes a test.",
            "(filter-when (fn [t] (< t 2)) (s \"bd sn\"))",
            a -> a.last().filterWhen(a.timeTest(0)))
        .word(
            "filterValues",
            "test pattern",
            "Keeps the events whose value passes a test.",
            "(filter-values (fn [v] (> v 1)) \"0 1 2 3\")",
            a -> a.last().filterValues(a.valueTest(0)));
  }

  private static void cycles(Lexicon words) {
    words
        .word(
            "everyFrom every'",
            "n cycle f pattern",
            "Applies f in the given cycle, from 0, of every n.",
            "(every-from 4 3 rev (n \"0 1 2 3\"))",
            a -> a.last().everyFrom(a.raw(0), a.raw(1), a.function(2)))
        .word(
            "foldEvery",
            "numbers f pattern",
            "Applies f in the first of every n cycles, for each n of a list, one after the other.",
            "(fold-every [2 3] rev (n \"0 1 2 3\"))",
            a -> a.last().foldEvery(a.list(0), a.function(1)))
        .word(
            "ifp",
            "test f g pattern",
            "Applies f in the cycles whose number passes a test, and g in the others.",
            "(ifp (fn [c] (= 0 (mod c 3))) rev (fn [x] (fast 2 x)) (n \"0 1 2 3\"))",
            a -> a.last().ifCycle(a.cycleTest(0), a.function(1), a.function(2)))
        .word(
            "playFor",
            "from to pattern",
            "Lets the pattern be heard only from one cycle up to another.",
            "(play-for 0 4 (s \"bd*4\"))",
            a -> a.last().playFor(a.raw(0), a.raw(1)))
        .word(
            "fadeOut",
            "cycles pattern",
            "Drops more and more events, by lot, until after so many cycles none is left.",
            "(fade-out 8 (s \"hh*8\"))",
            a -> a.last().fadeOut(a.raw(0), 0))
        .word(
            "fadeOutFrom",
            "from cycles pattern",
            "Like fade-out, beginning at a cycle.",
            "(fade-out-from 4 8 (s \"hh*8\"))",
            a -> a.last().fadeOut(a.raw(1), a.raw(0)))
        .word(
            "fadeIn",
            "cycles pattern",
            "Lets more and more events through, by lot, until after so many cycles all are there.",
            "(fade-in 8 (s \"hh*8\"))",
            a -> a.last().fadeIn(a.raw(0), 0))
        .word(
            "fadeInFrom",
            "from cycles pattern",
            "Like fade-in, beginning at a cycle.",
            "(fade-in-from 1 2 (s \"hh*8\"))",
            a -> a.last().fadeIn(a.raw(1), a.raw(0)));
  }

  private static void choices(Lexicon words) {
    words
        .word(
            "pickF",
            "index functions pattern",
            "Applies the function that index picks from a list.",
            "(pick-f \"<0 1>\" [rev (fn [x] (fast 2 x))] (n \"0 1 2 3\"))",
            a -> a.last().pickF(a.raw(0), false, a.functions(1)))
        .word(
            "pickmodF",
            "index functions pattern",
            "Applies the function that index picks from a list; numbers wrap around.",
            "(pickmod-f \"<0 1 2>\" [rev (fn [x] (fast 2 x))] (n \"0 1 2 3\"))",
            a -> a.last().pickF(a.raw(0), true, a.functions(1)))
        .word(
            "select chooseInWith",
            "place choices",
            "Chooses a pattern from a list by a number from 0 to 1.",
            "(select \"<0 0.5 0.9>\" [(s \"bd*2\") (s \"hh*3\") (s \"cp\")])",
            a -> Chance.chooseIn(a.pattern(0), a.patterns(1)))
        .word(
            "selectF",
            "place functions pattern",
            "Applies the function that a number from 0 to 1 chooses from a list.",
            "(select-f \"<0 0.9>\" [rev (fn [x] (fast 2 x))] (n \"0 1 2 3\"))",
            a -> a.last().selectF(a.raw(0), a.functions(1)));
  }

  private static void ranges(Lexicon words) {
    words
        .word(
            "fixRange",
            "f bounds pattern",
            "Applies f to the events whose controls lie within bounds [low high].",
            "(fix-range (fn [x] (crush 4 x)) {:n [1 2]} (n \"0 1 2 3\" (s \"bd*4\")))",
            a -> a.last().contrastRange(a.function(0), x -> x, bounds(a, 1)))
        .word(
            "unfixRange",
            "f bounds pattern",
            "Applies f to the events whose controls do not lie within bounds [low high].",
            "(unfix-range (fn [x] (crush 4 x)) {:n [1 2]} (n \"0 1 2 3\" (s \"bd*4\")))",
            a -> a.last().contrastRange(x -> x, a.function(0), bounds(a, 1)))
        .word(
            "contrastRange",
            "f g bounds pattern",
            "Applies f to the events whose controls lie within bounds [low high], g to the others.",
            "(contrast-range rev (fn [x] (crush 4 x)) {:n [1 2]} (n \"0 1 2 3\" (s \"bd*4\")))",
            a -> a.last().contrastRange(a.function(0), a.function(1), bounds(a, 2)));
  }

  private static Map<String, double[]> bounds(Given a, int i) {
    Map<String, double[]> out = new LinkedHashMap<>();
    for (Map.Entry<?, ?> e : a.map(i).entrySet()) {
      if (!(e.getValue() instanceof List<?> ends) || ends.size() != 2) {
        throw new IllegalArgumentException(
            a.word() + " takes bounds such as {:n [1 2]}, not " + Shown.of(a.raw(i)));
      }
      String name = String.valueOf(Patternable.value(e.getKey()));
      double low = Patternable.rational(ends.get(0)).toDouble();
      out.put(Control.named(name).name(), new double[] {low, end(ends)});
    }
    return out;
  }

  private static double end(List<?> ends) {
    return Patternable.rational(ends.get(1)).toDouble();
  }
}
