// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import org.zadenza.pattern.Patternable;

/** Words that move a pattern in time. */
final class TimeWords {
  private TimeWords() {}

  static List<Word> all() {
    return new Lexicon("time")
        .word(
            "fast density",
            "factor pattern",
            "Plays the pattern factor times as fast.",
            "(fast 2 (s \"bd sn\"))",
            a -> a.last().fast(a.raw(0)))
        .word(
            "slow sparsity",
            "factor pattern",
            "Plays the pattern factor times as slowly.",
            "(slow 2 (s \"bd sn hh cp\"))",
            a -> a.last().slow(a.raw(0)))
        .word(
            "hurry",
            "factor pattern",
            "Plays the pattern faster and its samples too.",
            "(hurry 2 (s \"bd sn\"))",
            a -> a.last().hurry(a.raw(0)))
        .word(
            "early rotL",
            "cycles pattern",
            "Moves the pattern earlier.",
            "(early 1/4 (s \"bd ~ sn ~\"))",
            a -> a.last().early(a.raw(0)))
        .word(
            "late rotR",
            "cycles pattern",
            "Moves the pattern later.",
            "(late 1/8 (s \"bd*2\"))",
            a -> a.last().late(a.raw(0)))
        .word(
            "rev",
            "pattern",
            "Plays every cycle backwards.",
            "(rev (n \"0 1 2 3\"))",
            a -> a.last().rev())
        .word(
            "palindrome",
            "pattern",
            "Plays every other cycle backwards.",
            "(palindrome (note \"c3 eb3 g3 bb3\"))",
            a -> a.last().palindrome())
        .word(
            "ply",
            "factor pattern",
            "Repeats every event in its own time.",
            "(ply 2 (s \"bd sn\"))",
            a -> a.last().ply(a.raw(0)))
        .word(
            "fastGap fastgap densityGap",
            "factor pattern",
            "Plays each cycle faster and leaves the rest of it empty.",
            "(fast-gap 2 (s \"bd sn\"))",
            a -> a.last().fastGap(a.raw(0)))
        .word(
            "compress",
            "begin end pattern",
            "Squeezes each cycle into a part of the cycle.",
            "(compress 1/4 3/4 (s \"bd sn\"))",
            a -> a.last().compress(a.raw(0), a.raw(1)))
        .word(
            "zoom zoompat",
            "begin end pattern",
            "Plays only a part of each cycle, stretched to a cycle.",
            "(zoom 1/4 3/4 (s \"bd sn hh cp\"))",
            a -> a.last().zoom(a.raw(0), a.raw(1)))
        .word(
            "linger",
            "part pattern",
            "Repeats the first part of each cycle.",
            "(linger 1/4 (n \"0 1 2 3\"))",
            a -> a.last().linger(a.raw(0)))
        .word(
            "iter",
            "n pattern",
            "Starts each cycle an nth later than the last.",
            "(iter 4 (n \"0 1 2 3\"))",
            a -> a.last().iter(a.raw(0)))
        .word(
            "iterBack iterback iter'",
            "n pattern",
            "Starts each cycle an nth earlier than the last.",
            "(iter-back 4 (n \"0 1 2 3\"))",
            a -> a.last().iterBack(a.raw(0)))
        .word(
            "repeatCycles",
            "n pattern",
            "Plays every cycle n times before the next.",
            "(repeat-cycles 2 (n \"<0 1 2>\"))",
            a -> a.last().repeatCycles(a.raw(0)))
        .word(
            "focus",
            "begin end pattern",
            "Makes one cycle fill a part of the cycle, and goes on around it.",
            "(focus 1/4 3/4 (s \"bd sn hh cp\"))",
            a -> a.last().focus(Patternable.rational(a.raw(0)), Patternable.rational(a.raw(1))))
        .word(
            "ribbon rib",
            "offset cycles pattern",
            "Starts at offset and comes back to it after so many cycles.",
            "(ribbon 1 2 (note \"<c3 d3 e3 f3>\"))",
            a -> a.last().ribbon(a.raw(0), a.raw(1)))
        .word(
            "loopFirst",
            "pattern",
            "Plays the first cycle for ever.",
            "(loop-first (s \"<bd sn> hh\"))",
            a -> a.last().loopFirst())
        .word(
            "plyWith plywith",
            "factor f pattern",
            "Repeats every event in its own time, each repeat changed once more.",
            "(ply-with 3 (fn [x] (add (note 12) x)) (note \"c3 e3\"))",
            a -> a.last().plyWith(a.raw(0), a.function(1)))
        .word(
            "plyForEach plyforeach",
            "factor f pattern",
            "Repeats every event in its own time; f gets each repeat and its number.",
            "(ply-for-each 3 (fn [x i] (add (note i) x)) (note \"c3 e3\"))",
            a -> a.last().plyForEach(a.raw(0), a.numbered(1)))
        .word(
            "rot",
            "n pattern",
            "Moves the values n places on; the rhythm stays.",
            "(rot 1 (n \"0 ~ 1 2\"))",
            a -> a.last().rot(a.raw(0)))
        .word(
            "bite",
            "n order pattern",
            "Cuts the cycle into n parts and plays those that order names.",
            "(bite 4 \"0 2*2\" (n \"0 .. 7\"))",
            a -> a.last().bite(a.raw(0), a.raw(1)))
        .words();
  }
}
