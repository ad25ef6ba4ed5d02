// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;

/** More words that cut samples up: with gaps, by lot, at another speed. */
final class GrainWords {
  private GrainWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("samples");
    grains(words);
    return words.words();
  }

  private static void grains(Lexicon words) {
    words
        .word(
            "gap",
            "n [pattern]",
            "Silence of n steps; with a pattern, cuts every sound into n parts and leaves out every"
                + " second.",
            "(gap 8 (s \"bd sn\"))",
            a ->
                a.count() == 1 ? Pattern.silence().setSteps(a.raw(0)) : a.last().chopGaps(a.raw(0)))
        .word(
            "randslice",
            "n pattern",
            "Plays of each sample one of n parts, by lot.",
            "(randslice 8 (s \"bd*4\"))",
            a -> a.last().randslice(a.raw(0)))
        .word(
            "smash",
            "n slownesses pattern",
            "Striates the pattern, a cycle each at the slownesses of a list.",
            "(smash 3 [2 3 4] (s \"bd sn\"))",
            a -> a.last().smash(a.raw(0), a.list(1)))
        .word(
            "smashChop smash'",
            "n slownesses pattern",
            "Chops the pattern, a cycle each at the slownesses of a list.",
            "(smash-chop 3 [2 3 4] (s \"bd sn\"))",
            a -> a.last().smashChop(a.raw(0), a.list(1)))
        .word(
            "chew",
            "n order pattern",
            "Like bite, with the samples sped up as the parts are.",
            "(chew 4 \"0 [2 1]\" (s \"bd*8\"))",
            a -> a.last().chew(a.raw(0), a.raw(1)))
        .word(
            "scrub",
            "places pattern",
            "Plays samples from the places named, 0 to 1, or place:speed.",
            "(scrub \"0 0.5:2\" (s \"bd\"))",
            a -> a.last().scrub(a.raw(0)))
        .word(
            "grain",
            "start width [pattern]",
            "Sets the part of a sample by where it starts and how wide it is, 0 to 1.",
            "(grain 0.5 0.1 (s \"bd*4\"))",
            a -> grain(a));
  }

  private static Pattern grain(Given a) {
    double start = Patternable.rational(a.raw(0)).toDouble();
    double end = start + Patternable.rational(a.raw(1)).toDouble();
    Pattern part = Pattern.pure(Controls.of("begin", start).with("end", end));
    return a.count() == 2 ? part : a.last().set(part);
  }
}
