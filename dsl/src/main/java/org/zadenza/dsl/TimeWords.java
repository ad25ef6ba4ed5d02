// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;

/** Words that move a pattern in time or give it another rhythm. */
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
            "early",
            "cycles pattern",
            "Moves the pattern earlier.",
            "(early 1/4 (s \"bd ~ sn ~\"))",
            a -> a.last().early(a.raw(0)))
        .word(
            "late",
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
            "fastGap",
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
            "zoom",
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
            "iterBack",
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
            "segment",
            "n pattern",
            "Makes n events a cycle out of something continuous.",
            "(note (segment 4 (range 48 60 saw)))",
            a -> a.last().segment(a.raw(0)))
        .word(
            "struct",
            "rhythm pattern",
            "Gives the pattern the rhythm of the true beats.",
            "(struct \"t ~ t t\" (s \"bd\"))",
            a -> a.last().struct(a.raw(0)))
        .word(
            "mask",
            "gate pattern",
            "Lets the pattern through while the gate is true.",
            "(mask \"1 1 0 1\" (s \"hh*8\"))",
            a -> a.last().mask(a.raw(0)))
        .word(
            "euclid",
            "pulses steps pattern",
            "Spreads pulses as evenly as can be over steps.",
            "(euclid 3 8 (s \"bd\"))",
            a -> a.last().euclid(a.raw(0), a.raw(1)))
        .word(
            "euclidRot",
            "pulses steps rotation pattern",
            "A Euclidean rhythm rotated to the right.",
            "(euclid-rot 3 8 2 (s \"bd\"))",
            a -> a.last().euclidRot(a.raw(0), a.raw(1), a.raw(2)))
        .word(
            "euclidInv",
            "pulses steps pattern",
            "The rests of a Euclidean rhythm.",
            "(euclid-inv 3 8 (s \"hh\"))",
            a -> a.last().euclidInv(a.raw(0), a.raw(1)))
        .words();
  }
}
