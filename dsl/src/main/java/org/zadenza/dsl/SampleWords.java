// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;

/** Words that cut samples up and fit them to the tempo. */
final class SampleWords {
  private SampleWords() {}

  static List<Word> all() {
    return new Lexicon("samples")
        .word(
            "chop",
            "n pattern",
            "Cuts every sound into n parts, played one after the other in its time.",
            "(chop 4 (s \"bd sn\"))",
            a -> a.last().chop(a.raw(0)))
        .word(
            "striate",
            "n pattern",
            "Plays the pattern n times in its time: all first parts, then all second ones.",
            "(striate 3 (s \"bd sn\"))",
            a -> a.last().striate(a.raw(0)))
        .word(
            "striateBy striate'",
            "n part pattern",
            "Like striate, with parts of a given length spread over the sample.",
            "(striate-by 4 1/2 (s \"bd sn\"))",
            a -> a.last().striateBy(a.raw(0), a.raw(1)))
        .word(
            "slice",
            "n order pattern",
            "Cuts a sample into n parts and plays those that order names.",
            "(slice 8 \"0 1 [2 3]\" (s \"bd\"))",
            a -> a.last().slice(a.raw(0), a.raw(1)))
        .word(
            "splice",
            "n order pattern",
            "Like slice, each part at the speed that fills its event.",
            "(splice 8 \"0 1 [2 3]\" (s \"bd\"))",
            a -> a.last().splice(a.raw(0), a.raw(1)))
        .word(
            "fit",
            "pattern",
            "Plays every sample at the speed that fills its event.",
            "(fit (s \"bd sn\"))",
            a -> a.last().fit())
        .word(
            "loopAt loopat",
            "n pattern",
            "Stretches samples to last n cycles.",
            "(loop-at 2 (chop 4 (s \"bd\")))",
            a -> a.last().loopAt(a.raw(0)))
        .word(
            "loopAtCps loopatcps",
            "n cps pattern",
            "Stretches samples to last n cycles at a given tempo.",
            "(loop-at-cps 2 0.6 (s \"bd\"))",
            a -> a.last().loopAtCps(a.raw(0), a.raw(1)))
        .words();
  }
}
