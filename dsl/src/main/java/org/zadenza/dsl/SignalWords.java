// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Signals;
import org.zadenza.time.Rational;

/** Words that stand for a pattern themselves: continuous signals, and silence. */
final class SignalWords {
  private SignalWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("signals");
    signal(words, "sine", "A sine wave, one period a cycle", Signals.sine());
    signal(words, "cosine", "A cosine wave, one period a cycle", Signals.cosine());
    signal(words, "saw", "A ramp from 0 to 1, once a cycle", Signals.saw());
    signal(words, "isaw", "A ramp from 1 to 0, once a cycle", Signals.isaw());
    signal(words, "tri", "A triangle, up and down once a cycle", Signals.tri());
    signal(words, "itri", "A triangle, down and up once a cycle", Signals.itri());
    signal(words, "square", "0 in the first half of a cycle, 1 in the second", Signals.square());
    words
        .word(
            "rand",
            "",
            "Another random number from 0 to 1 at every moment.",
            "(gain (range 0.5 1 rand) (s \"hh*8\"))",
            a -> Signals.rand())
        .word(
            "perlin",
            "",
            "Smoothly changing random numbers from 0 to 1.",
            "(cutoff (range 300 3000 perlin) (s \"supersaw*8\"))",
            a -> Signals.perlin())
        .word(
            "rand2",
            "",
            "Another random number from -1 to 1 at every moment.",
            "(speed (range2 1 2 rand2) (s \"hh*8\"))",
            a -> Signals.bipolar(Signals.rand()))
        .word(
            "berlin",
            "",
            "Random ridges from 0 to 1.",
            "(cutoff (range 300 3000 berlin) (s \"supersaw*8\"))",
            a -> Signals.berlin())
        .word(
            "brand",
            "",
            "True or false by lot.",
            "(struct (segment 8 brand) (s \"hh\"))",
            a -> Signals.brandBy(0.5))
        .word("time", "", "The moment itself, in cycles.", "(segment 2 time)", a -> Signals.time())
        .word(
            "cyclesPer",
            "",
            "How long each event is, in cycles.",
            "(struct \"1 1 [1 1] 1\" cycles-per)",
            a -> Signals.cyclesPer())
        .word(
            "per perCycle",
            "",
            "How many of each event a cycle holds.",
            "(struct \"1 1 [1 1] 1\" per)",
            a -> Signals.perCycle())
        .word(
            "perx",
            "",
            "How many of each event a cycle holds, 1 for one, and 1 more for each doubling.",
            "(struct \"1 1 [1 1] 1\" perx)",
            a -> Signals.perCycle().log2().withValue(v -> (Double) v + 1))
        .word(
            "envL",
            "",
            "A line from 0 to 1 in cycle 0, and 1 from then on.",
            "(pan env-l (s \"hh*8\"))",
            a -> Signals.envL())
        .word(
            "envLR",
            "",
            "A line from 1 to 0 in cycle 0, and 0 from then on.",
            "(pan env-lr (s \"hh*8\"))",
            a -> Signals.envL().withValue(v -> 1 - (Double) v))
        .word(
            "envEq",
            "",
            "From 1 to 0 in cycle 0 with equal power, and 0 from then on.",
            "(gain env-eq (s \"hh*8\"))",
            a -> Signals.envEq())
        .word(
            "envEqR",
            "",
            "From 0 to 1 in cycle 0 with equal power, and 1 from then on.",
            "(gain env-eq-r (s \"hh*8\"))",
            a -> Signals.envEqR())
        .word(
            "nothing",
            "",
            "Nothing, without even a step.",
            "(stepcat nothing (s \"bd\"))",
            a -> Pattern.silence().withSteps(Rational.ZERO))
        .word("silence", "", "Nothing at all.", "silence", a -> Pattern.silence());
    return words.words();
  }

  private static void signal(Lexicon words, String name, String doc, Pattern signal) {
    words.word(name, "", doc + ", from 0 to 1.", "(pan " + name + " (s \"hh*8\"))", a -> signal);
    words.word(
        name + "2",
        "",
        doc.replace("from 0 to 1", "from -1 to 1").replace("from 1 to 0", "from 1 to -1")
            + ", from -1 to 1.",
        "(speed (range 1 2 " + name + "2) (s \"hh*8\"))",
        a -> Signals.bipolar(signal));
  }
}
