// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import org.zadenza.pattern.Alignment;
import org.zadenza.pattern.Op;
import org.zadenza.pattern.Pattern;

/** Words that calculate with the values of patterns. */
final class ValueWords {
  private ValueWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("values");
    op(words, "add", Op.ADD, "Adds numbers", "(add (note 12) (note \"c3 e3\"))");
    op(words, "sub", Op.SUB, "Subtracts numbers", "(sub 1 \"0 2 4\")");
    op(words, "mul", Op.MUL, "Multiplies numbers", "(mul 2 \"0 2 4\")");
    op(words, "div", Op.DIV, "Divides numbers", "(div 2 \"0 2 4\")");
    op(words, "mod", Op.MOD, "Takes the remainder of numbers", "(mod 3 \"0 2 4\")");
    op(words, "pow", Op.POW, "Raises numbers to a power", "(pow 2 \"0 2 4\")");
    op(words, "set", Op.SET, "Takes the other's values", "(set (s \"cp\") (n \"0 1\"))");
    op(words, "keep", Op.KEEP, "Keeps its own values", "(keep (s \"cp\") (n \"0 1\"))");
    return words
        .word(
            "range",
            "low high pattern",
            "Stretches numbers from 0 to 1 to lie between low and high.",
            "(cutoff (range 300 3000 sine) (s \"supersaw*8\"))",
            a -> a.last().range(a.raw(0), a.raw(1)))
        .word(
            "rangex",
            "low high pattern",
            "Like range, along an exponential curve.",
            "(cutoff (rangex 300 3000 sine) (s \"supersaw*8\"))",
            a -> a.last().rangex(a.raw(0), a.raw(1)))
        .word(
            "floor",
            "pattern",
            "Rounds numbers down.",
            "(floor \"0.5 1.7\")",
            a -> a.last().floor())
        .word(
            "round",
            "pattern",
            "Rounds numbers to the nearest whole number.",
            "(round \"0.5 1.7\")",
            a -> a.last().round())
        .words();
  }

  private static void op(Lexicon words, String name, Op op, String doc, String example) {
    words.word(
        name,
        "[alignment] other pattern",
        doc + "; the rhythm is the pattern's unless an alignment such as :out or :mix says else.",
        example,
        a -> {
          Alignment alignment = a.alignment();
          Pattern other = a.pattern(a.count() - 2);
          return a.last().op(op, alignment, other);
        });
  }
}
