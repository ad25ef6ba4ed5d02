// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;

/** Words that change some cycles or play a changed copy beside the pattern. */
final class FormWords {
  private FormWords() {}

  static List<Word> all() {
    return new Lexicon("form")
        .word(
            "every firstOf",
            "n f pattern",
            "Applies f in the first of every n cycles.",
            "(every 3 rev (n \"0 1 2 3\"))",
            a -> a.last().every(a.raw(0), a.function(1)))
        .word(
            "lastOf",
            "n f pattern",
            "Applies f in the last of every n cycles.",
            "(last-of 4 (fn [x] (fast 2 x)) (s \"bd sn\"))",
            a -> a.last().lastOf(a.raw(0), a.function(1)))
        .word(
            "when",
            "condition f pattern",
            "Applies f while the condition is true.",
            "(when \"<1 0>\" rev (n \"0 1 2 3\"))",
            a -> a.last().when(a.raw(0), a.function(1)))
        .word(
            "chunk slowChunk",
            "n f pattern",
            "Applies f to an nth of the pattern, the next one each cycle.",
            "(chunk 4 (fn [x] (fast 2 x)) (n \"0 1 2 3\"))",
            a -> a.last().chunk(a.raw(0), a.function(1)))
        .word(
            "inside",
            "factor f pattern",
            "Applies f as if a cycle were factor times shorter.",
            "(inside 2 rev (n \"0 1 2 3\"))",
            a -> a.last().inside(a.raw(0), a.function(1)))
        .word(
            "outside",
            "factor f pattern",
            "Applies f as if a cycle were factor times longer.",
            "(outside 2 rev (n \"<0 1 2 3>\"))",
            a -> a.last().outside(a.raw(0), a.function(1)))
        .word(
            "superimpose",
            "f... pattern",
            "Plays the pattern and a changed copy of it.",
            "(superimpose (fn [x] (fast 2 x)) (s \"bd sn\"))",
            a -> layered(a, true))
        .word(
            "layer",
            "f... pattern",
            "Plays changed copies of the pattern, without the pattern itself.",
            "(layer rev (fn [x] (fast 2 x)) (n \"0 1 2\"))",
            a -> layered(a, false))
        .word(
            "off",
            "cycles f pattern",
            "Plays the pattern and a changed copy that comes later.",
            "(off 1/8 (fn [x] (gain 0.5 x)) (s \"bd sn\"))",
            a -> a.last().off(a.raw(0), a.function(1)))
        .word(
            "jux",
            "f pattern",
            "Plays the pattern left and a changed copy right.",
            "(jux rev (s \"bd sn hh cp\"))",
            a -> a.last().jux(a.function(0)))
        .word(
            "juxBy",
            "width f pattern",
            "Plays the pattern and a changed copy a little apart.",
            "(jux-by 0.5 rev (s \"bd sn hh cp\"))",
            a -> a.last().juxBy(a.raw(0), a.function(1)))
        .words();
  }

  private static Pattern layered(Given a, boolean itself) {
    Pattern p = a.last();
    List<Pattern> out = new ArrayList<>();
    if (itself) out.add(p);
    for (int i = 0; i < a.count() - 1; i++) out.add(Patternable.function(a.raw(i)).apply(p));
    return Pattern.stack(out);
  }
}
