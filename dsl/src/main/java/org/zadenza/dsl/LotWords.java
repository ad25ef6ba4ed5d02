// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import java.util.function.UnaryOperator;
import org.zadenza.music.Pitch;
import org.zadenza.pattern.Chance;
import org.zadenza.pattern.Joins;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;
import org.zadenza.pattern.Signals;

/** More words that leave something to chance. */
final class LotWords {
  private LotWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("chance");
    lots(words);
    seeingAll(words);
    return words.words();
  }

  private static void lots(Lexicon words) {
    words
        .word(
            "wchooseBy",
            "place weighted...",
            "Chooses a value by a number from 0 to 1, heavy ones more often: [value weight].",
            "(s (segment 4 (wchoose-by saw [\"bd\" 1] [\"hh\" 3])))",
            a -> Chance.wchooseBy(a.pattern(0), ChanceWords.weighted(a, 1)))
        .word(
            "choose2",
            "choices place",
            "Chooses from a list by a number from -1 to 1.",
            "(segment 4 (choose2 [\"bd\" \"sn\" \"cp\"] sine2))",
            a -> Chance.choose(a.last().fromBipolar(), a.patterns(0)))
        .word(
            "cycleChoose",
            "values",
            "Chooses another value of a list each cycle.",
            "(s (cycle-choose [\"bd\" \"sn\" \"cp\"]))",
            a -> Chance.chooseCycles(a.patterns(0)))
        .word(
            "randrun",
            "n",
            "The numbers from 0 up to but not including n in random order, another each cycle.",
            "(n (randrun 8))",
            a -> Chance.randrun(a.raw(0)))
        .word(
            "randL",
            "n",
            "So many random numbers from 0 to 1 at every moment, as one list.",
            "(uncollect (segment 2 (rand-l 3)))",
            a -> Chance.randL(a.raw(0)))
        .word(
            "degradeByWith",
            "lots p pattern",
            "Drops the events at which a pattern of numbers is not above p.",
            "(degrade-by-with saw 0.5 (s \"hh*8\"))",
            a -> degraded(a.pattern(0), a.raw(1), a.last()))
        .word(
            "degradeOverBy",
            "cycles p pattern",
            "Drops each event with a probability, by the same lots for so many cycles.",
            "(degrade-over-by 2 0.5 (s \"hh*8\"))",
            a -> degraded(Signals.rand().repeatCycles(a.raw(0)), a.raw(1), a.last()))
        .word(
            "spreadChoose spreadr",
            "f values pattern",
            "Applies f with a value of a list that is drawn each cycle.",
            "(spread-choose fast [1 2 4] (s \"bd sn\"))",
            a ->
                Chance.chooseCycles(
                    a.list(1).stream().map(v -> a.applied(0, v, a.last())).toList()));
  }

  private static Pattern degraded(Pattern lots, Object share, Pattern pattern) {
    return Patternable.join(
        share,
        p -> {
          double least = Pitch.numeral(p);
          Pattern kept = lots.filterValues(v -> Pitch.numeral(v) > least);
          return Joins.left(pattern, kept, (mine, _) -> mine);
        });
  }

  /** As the words without the dash, but f sees every event before the lot is drawn. */
  private static void seeingAll(Lexicon words) {
    often(words, "sometimes'", 0.5, "half");
    often(words, "often'", 0.75, "three quarters");
    often(words, "rarely'", 0.25, "a quarter");
    often(words, "almostNever'", 0.1, "a tenth");
    often(words, "almostAlways'", 0.9, "nine tenths");
    words.word(
        "sometimesBy'",
        "p f pattern",
        "Takes each event from f of the whole pattern with probability p, else from the pattern.",
        "(sometimes-by' 0.3 rev (n \"0 1 2 3\"))",
        a -> mixed(a.last(), a.raw(0), a.function(1)));
  }

  private static void often(Lexicon words, String name, double p, String share) {
    words.word(
        name,
        "f pattern",
        "Takes about " + share + " of the events from f of the whole pattern.",
        "(" + Word.kebab(name) + " rev (n \"0 1 2 3\"))",
        a -> mixed(a.last(), p, a.function(0)));
  }

  private static Pattern mixed(Pattern p, Object probability, UnaryOperator<Pattern> f) {
    Object rest = Pattern.of(probability).withValue(x -> 1 - Pitch.numeral(x));
    return Pattern.stack(List.of(p.degradeBy(probability), f.apply(p).undegradeBy(rest)));
  }
}
