// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Pattern;

/** Words that move a pattern by spans, by patterned factors, or by what it holds. */
final class SpanWords {
  private SpanWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("time");
    spans(words);
    speeds(words);
    return words.words();
  }

  private static void spans(Lexicon words) {
    words
        .word(
            "zoomArc zoomarc",
            "span pattern",
            "Like zoom, to a span [begin end].",
            "(zoom-arc [1/4 3/4] (s \"bd sn hh cp\"))",
            a -> a.last().zoomArc(a.span(0)))
        .word(
            "compressArc compressSpan compressspan compressTo compressArcTo",
            "span pattern",
            "Like compress, into a span [begin end].",
            "(compress-arc [1/4 3/4] (s \"bd sn\"))",
            a -> a.last().compressArc(a.span(0)))
        .word(
            "focusArc focusSpan focusspan",
            "span pattern",
            "Like focus, on a span [begin end].",
            "(focus-arc [1/4 3/4] (s \"bd sn\"))",
            a -> a.last().focusArc(a.span(0)))
        .word(
            "revv",
            "pattern",
            "Plays time itself backwards: the cycles too come in reverse order.",
            "(revv (n \"<0 1 2> 3\"))",
            a -> a.last().revv())
        .word(
            "timeLoop",
            "n pattern",
            "Plays the first n cycles over and over.",
            "(time-loop 2 (s \"<bd sn hh>\"))",
            a -> a.last().timeLoop(a.raw(0)))
        .word(
            "fastRepeatCycles",
            "n pattern",
            "Plays every cycle n times within one cycle.",
            "(fast-repeat-cycles 2 (n \"<0 1 2>*2\"))",
            a -> a.last().fastRepeatCycles(a.raw(0)));
  }

  private static void speeds(Lexicon words) {
    words
        .word(
            "fastSqueeze",
            "factor pattern",
            "Like fast, each factor filling its own event with a cycle.",
            "(fast-squeeze \"1 2\" (s \"bd sn\"))",
            a -> a.last().fastSqueeze(a.raw(0)))
        .word(
            "slowSqueeze",
            "factor pattern",
            "Like slow, each factor filling its own event with a cycle.",
            "(slow-squeeze \"1 2\" (s \"bd sn\"))",
            a -> a.last().slowSqueeze(a.raw(0)))
        .word(
            "cpm",
            "n pattern",
            "Plays the pattern at n cycles a minute, whatever the tempo is.",
            "(cpm 90 (s \"bd sn\"))",
            a -> a.last().cpm(a.raw(0)))
        .word(
            "stretch",
            "[value] pattern",
            "Leaves out the silence at both ends of each cycle; with a value it is the control of a"
                + " sample's length.",
            "(stretch (s \"~ bd sn ~\"))",
            a -> stretch(a))
        .word(
            "substruct",
            "rhythm pattern",
            "Puts the whole cycle into every true value of a rhythm.",
            "(substruct \"1 ~ 1\" (s \"bd sn\"))",
            a -> a.last().substruct(a.raw(0)));
  }

  private static Pattern stretch(Given a) {
    if (a.count() == 1) return a.last().stretch();
    return a.last().set(Control.named("stretch").pattern(a.pattern(0)));
  }
}
