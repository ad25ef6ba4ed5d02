// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import java.util.function.UnaryOperator;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;

/** Words for beginners that change a sound in one way. */
final class SimpleWords {
  private SimpleWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("simple");
    simple(words, "crunch", "Makes it sound broken", p -> p.crush(3));
    simple(words, "scratch", "Plays it backwards, and its samples too", p -> p.rev().speed(-1));
    simple(words, "louder", "Makes it louder", p -> p.mul(Controls.of("gain", 1.2)));
    simple(words, "quieter", "Makes it softer", p -> p.mul(Controls.of("gain", 0.8)));
    simple(words, "left", "Plays it on the left", p -> p.pan(0));
    simple(words, "right", "Plays it on the right", p -> p.pan(1));
    simple(words, "higher", "Plays samples an octave higher", p -> p.mul(speed(2)));
    simple(words, "lower", "Plays samples an octave lower", p -> p.mul(speed(0.5)));
    simple(words, "faster", "Plays twice as fast", p -> p.fast(2));
    simple(words, "slower", "Plays half as fast", p -> p.slow(2));
    simple(words, "skip", "Plays it a quarter of a cycle earlier", p -> p.early(0.25));
    return words
        .word(
            "hush silent",
            "[pattern]",
            "Silences the pattern.",
            "(hush (s \"bd\"))",
            a -> Pattern.silence())
        .words();
  }

  private static Controls speed(double factor) {
    return Controls.of("speed", factor);
  }

  private static void simple(Lexicon words, String name, String doc, UnaryOperator<Pattern> f) {
    words.word(name, "pattern", doc + ".", "(" + name + " (s \"bd sn\"))", a -> f.apply(a.last()));
  }
}
