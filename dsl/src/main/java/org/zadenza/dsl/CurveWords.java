// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.Arrays;
import java.util.List;
import org.zadenza.pattern.Alignment;
import org.zadenza.pattern.Op;

/** More words that calculate with the values of patterns. */
final class CurveWords {
  private CurveWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("values");
    numbers(words);
    lists(words);
    return words.words();
  }

  private static void numbers(Lexicon words) {
    words
        .word(
            "smooth",
            "pattern",
            "Draws a line from each number to the next.",
            "(segment 4 (smooth \"0 1\"))",
            a -> a.last().smooth())
        .word(
            "quantise qround",
            "n pattern",
            "Rounds numbers to the nearest nth.",
            "(quantise 4 \"0.3 0.6\")",
            a -> a.last().quantise(a.raw(0)))
        .word(
            "qfloor",
            "n pattern",
            "Rounds numbers down to an nth.",
            "(qfloor 4 \"0.3 0.6\")",
            a -> a.last().mul(a.raw(0)).floor().div(a.raw(0)))
        .word(
            "qceiling",
            "n pattern",
            "Rounds numbers up to an nth.",
            "(qceiling 4 \"0.3 0.6\")",
            a -> a.last().mul(a.raw(0)).ceil().div(a.raw(0)))
        .word(
            "log2",
            "pattern",
            "Takes the logarithm of numbers to base 2.",
            "(log2 \"1 2 8\")",
            a -> a.last().log2())
        .word(
            "perlinWith",
            "pattern",
            "Smoothly changing random numbers along the numbers of a pattern instead of along"
                + " time.",
            "(segment 4 (perlin-with (mul 4 saw)))",
            a -> a.last().perlinWith())
        .word(
            "fmap withValue",
            "f pattern",
            "Puts every value through a function.",
            "(fmap (fn [v] (* v v)) \"0 1 2 3\")",
            a -> a.last().withValue(a.valueFunction(0)));
  }

  private static void lists(Lexicon words) {
    words
        .word(
            "collect",
            "pattern",
            "Makes one list of the values that sound together.",
            "(uncollect (collect \"[0,4,7] 2\"))",
            a -> a.last().collect())
        .word(
            "uncollect flatpat",
            "pattern",
            "Plays the values of a list together.",
            "(uncollect \"0:4:7 2\")",
            a -> a.last().uncollect())
        .word(
            "arpWith",
            "f pattern",
            "Hands the values of each chord to a function; what it answers is played one after the"
                + " other.",
            "(note (arp-with reverse \"[0,4,7]\"))",
            a -> a.last().arpWith(a.listFunction(0)))
        .word(
            "as",
            "names pattern",
            "Gives the members of lists, such as c:.5, to the controls of these names.",
            "(as \"note:clip\" \"c:.5 a:1\")",
            a -> a.last().as(Arrays.asList(a.text(0).split(":"))))
        .word(
            "resetAll",
            "onsets pattern",
            "Starts the pattern's cycle again at every event, true or not.",
            "(reset-all \"<1 1*2>\" (s \"bd sn hh cp\"))",
            a -> a.last().op(Op.KEEP, Alignment.RESET, a.pattern(0)))
        .word(
            "restartAll",
            "onsets pattern",
            "Starts the pattern from cycle 0 at every event, true or not.",
            "(restart-all \"<1 1*2>\" (s \"bd sn hh cp\"))",
            a -> a.last().op(Op.KEEP, Alignment.RESTART, a.pattern(0)));
  }
}
