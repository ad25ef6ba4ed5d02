// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import org.zadenza.notation.Notation;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;

/** Words that make patterns out of values and of other patterns. */
final class SourceWords {
  private SourceWords() {}

  static List<Word> all() {
    return new Lexicon("sources")
        .word(
            "mini",
            "text",
            "A pattern from mini-notation; a text does the same wherever a pattern is expected.",
            "(mini \"bd*2 <sn cp>\")",
            a -> Notation.parse(a.text(0)))
        .word(
            "pure",
            "value",
            "One value, once a cycle, taken as it is.",
            "(note (pure 60))",
            a -> Pattern.pure(Patternable.value(a.raw(0))))
        .word(
            "stack overlay",
            "patterns...",
            "Plays all patterns at once.",
            "(stack (s \"bd*2\") (s \"~ cp\"))",
            a -> Pattern.stack(a.patternsFrom(0)))
        .word(
            "cat slowcat slowCat append slowAppend slowappend",
            "patterns...",
            "Plays one pattern after the other, a cycle each.",
            "(cat (s \"bd*4\") (s \"sn*2\"))",
            a -> Pattern.slowcat(a.patternsFrom(0)))
        .word(
            "seq sequence fastcat fastCat fastAppend fastappend",
            "patterns...",
            "Plays one pattern after the other, all in one cycle.",
            "(seq (s \"bd\") (s \"sn*2\"))",
            a -> Pattern.fastcat(a.patternsFrom(0)))
        .words();
  }
}
