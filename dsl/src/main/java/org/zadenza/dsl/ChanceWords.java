// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Chance;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Signals;

/** Words that leave something to chance; the same cycle always draws the same lot. */
final class ChanceWords {
  private ChanceWords() {}

  static List<Word> all() {
    return new Lexicon("chance")
        .word(
            "degradeBy",
            "p pattern",
            "Drops each event with probability p.",
            "(degrade-by 0.3 (s \"hh*8\"))",
            a -> a.last().degradeBy(a.raw(0)))
        .word(
            "degrade",
            "pattern",
            "Drops half of the events.",
            "(degrade (s \"hh*8\"))",
            a -> a.last().degrade())
        .word(
            "undegradeBy unDegradeBy",
            "p pattern",
            "Keeps the events that degrade-by would drop.",
            "(undegrade-by 0.3 (s \"hh*8\"))",
            a -> a.last().undegradeBy(a.raw(0)))
        .word(
            "undegrade",
            "pattern",
            "Keeps the events that degrade would drop.",
            "(undegrade (s \"hh*8\"))",
            a -> a.last().undegrade())
        .word(
            "sometimesBy",
            "p f pattern",
            "Applies f to each event with probability p.",
            "(sometimes-by 0.3 (fn [x] (speed 2 x)) (s \"hh*8\"))",
            a -> a.last().sometimesBy(a.raw(0), a.function(1)))
        .word(
            "sometimes",
            "f pattern",
            "Applies f to about half of the events.",
            "(sometimes (fn [x] (speed 2 x)) (s \"hh*8\"))",
            a -> a.last().sometimes(a.function(0)))
        .word(
            "often",
            "f pattern",
            "Applies f to about three quarters of the events.",
            "(often (fn [x] (gain 0.7 x)) (s \"hh*8\"))",
            a -> a.last().often(a.function(0)))
        .word(
            "rarely",
            "f pattern",
            "Applies f to about a quarter of the events.",
            "(rarely (fn [x] (ply 2 x)) (s \"hh*8\"))",
            a -> a.last().rarely(a.function(0)))
        .word(
            "almostNever",
            "f pattern",
            "Applies f to about one event in ten.",
            "(almost-never (fn [x] (ply 4 x)) (s \"hh*8\"))",
            a -> a.last().almostNever(a.function(0)))
        .word(
            "almostAlways",
            "f pattern",
            "Applies f to about nine events in ten.",
            "(almost-always (fn [x] (speed 2 x)) (s \"hh*8\"))",
            a -> a.last().almostAlways(a.function(0)))
        .word(
            "someCyclesBy somecyclesBy",
            "p f pattern",
            "Applies f to whole cycles, each with probability p.",
            "(some-cycles-by 0.3 rev (n \"0 1 2 3\"))",
            a -> a.last().someCyclesBy(a.raw(0), a.function(1)))
        .word(
            "someCycles somecycles",
            "f pattern",
            "Applies f to about half of the cycles.",
            "(some-cycles rev (n \"0 1 2 3\"))",
            a -> a.last().someCycles(a.function(0)))
        .word(
            "always",
            "f pattern",
            "Applies f.",
            "(always rev (n \"0 1 2\"))",
            a -> a.last().always(a.function(0)))
        .word(
            "never",
            "f pattern",
            "Does not apply f.",
            "(never rev (n \"0 1 2\"))",
            a -> a.last().never(a.function(0)))
        .word(
            "seed",
            "n pattern",
            "Draws other lots.",
            "(seed 5 (degrade (s \"hh*8\")))",
            a -> a.last().seed(a.raw(0)))
        .word(
            "shuffle",
            "n pattern",
            "Plays the nths of each cycle in random order, each once.",
            "(shuffle 4 (n \"0 1 2 3\"))",
            a -> a.last().shuffle(a.raw(0)))
        .word(
            "scramble",
            "n pattern",
            "Plays randomly chosen nths of each cycle.",
            "(scramble 4 (n \"0 1 2 3\"))",
            a -> a.last().scramble(a.raw(0)))
        .word(
            "choose chooseOut",
            "patterns...",
            "Another value at every moment.",
            "(s (choose \"bd\" \"sn\" \"cp\") (n \"0*8\"))",
            a -> Chance.choose(Signals.rand(), a.patternsFrom(0)))
        .word(
            "chooseIn",
            "patterns...",
            "Another pattern at every moment, with its own rhythm.",
            "(segment 4 (choose-in \"bd sn\" \"cp\"))",
            a -> Chance.chooseIn(Signals.rand(), a.patternsFrom(0)))
        .word(
            "chooseWith chooseBy",
            "place choices",
            "Chooses from a list by a number from 0 to 1.",
            "(segment 4 (choose-with sine [\"bd\" \"sn\" \"cp\"]))",
            a -> Chance.choose(a.pattern(0), choices(a)))
        .word(
            "chooseCycles randcat",
            "patterns...",
            "One of the patterns each cycle.",
            "(choose-cycles (s \"bd\") (s \"sn\") (s \"cp\"))",
            a -> Chance.chooseCycles(a.patternsFrom(0)))
        .word(
            "wchoose",
            "weighted...",
            "Another value at every moment, heavy ones more often: [value weight].",
            "(s (wchoose [\"bd\" 1] [\"hh\" 3]) (n \"0*8\"))",
            a -> Chance.wchoose(weighted(a, 0)))
        .word(
            "wchooseCycles wrandcat",
            "weighted...",
            "One of the patterns each cycle, heavy ones more often: [pattern weight].",
            "(wchoose-cycles [\"bd*2\" 3] [\"cp\" 1])",
            a -> Chance.wchooseCycles(weighted(a, 0)))
        .word(
            "brandBy",
            "p",
            "True with probability p.",
            "(struct (segment 8 (brand-by 0.3)) (s \"hh\"))",
            a -> Signals.brandBy(a.raw(0)))
        .word(
            "irand",
            "n",
            "Random whole numbers from 0 up to but not including n.",
            "(n (irand 8) (s \"hh*8\"))",
            a -> Signals.irand(a.raw(0)))
        .words();
  }

  private static List<Pattern> choices(Given a) {
    return a.list(1).stream().map(Pattern::of).toList();
  }

  /** The pairs from the {@code first} argument on. */
  static List<Chance.Weighted> weighted(Given a, int first) {
    List<Chance.Weighted> out = new ArrayList<>();
    for (Object pair : a.values().subList(first, a.count())) {
      if (!(pair instanceof List<?> l) || l.size() != 2) {
        throw new IllegalArgumentException(
            a.word()
                + " takes pairs of a pattern and a weight, such as [\"bd\" 3], not "
                + Shown.of(pair));
      }
      out.add(new Chance.Weighted(Pattern.of(l.get(0)), Pattern.of(l.get(1))));
    }
    return out;
  }
}
