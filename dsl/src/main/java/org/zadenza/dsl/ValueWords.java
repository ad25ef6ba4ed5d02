// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import org.zadenza.pattern.Alignment;
import org.zadenza.pattern.Op;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Signals;

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
    op(words, "lt", Op.LT, "Whether numbers are less", "(struct (lt 2 \"1 2 3\") (s \"bd\"))");
    op(words, "gt", Op.GT, "Whether numbers are greater", "(struct (gt 2 \"1 2 3\") (s \"bd\"))");
    op(
        words,
        "lte",
        Op.LTE,
        "Whether numbers are not greater",
        "(struct (lte 2 \"1 2 3\") (s \"bd\"))");
    op(
        words,
        "gte",
        Op.GTE,
        "Whether numbers are not less",
        "(struct (gte 2 \"1 2 3\") (s \"bd\"))");
    op(words, "eq eqt", Op.EQ, "Whether values are equal", "(struct (eq 2 \"1 2 3\") (s \"bd\"))");
    op(words, "ne net", Op.NE, "Whether values differ", "(struct (ne 2 \"1 2 3\") (s \"bd\"))");
    op(
        words,
        "and",
        Op.AND,
        "Whether both are true",
        "(struct (and \"1 0\" \"1 1 1\") (s \"bd\"))");
    op(words, "or", Op.OR, "Whether one is true", "(struct (or \"1 0\" \"0 1 0\") (s \"bd\"))");
    op(words, "band", Op.BAND, "The bits both have", "(n (band 3 \"1 2 4\"))");
    op(words, "bor", Op.BOR, "The bits one of both has", "(n (bor 1 \"2 4\"))");
    op(words, "bxor", Op.BXOR, "The bits only one has", "(n (bxor 3 \"1 2 4\"))");
    op(words, "blshift", Op.BLSHIFT, "Bits shifted left", "(n (blshift 1 \"1 2 4\"))");
    op(words, "brshift", Op.BRSHIFT, "Bits shifted right", "(n (brshift 1 \"1 2 4\"))");
    return words
        .word(
            "range2",
            "low high pattern",
            "Stretches numbers from -1 to 1 to lie between low and high.",
            "(cutoff (range2 300 3000 sine2) (s \"supersaw*8\"))",
            a -> a.last().range2(a.raw(0), a.raw(1)))
        .word(
            "toBipolar",
            "pattern",
            "Numbers from 0 to 1 made to lie between -1 and 1.",
            "(to-bipolar \"0 0.5 1\")",
            a -> a.last().toBipolar())
        .word(
            "fromBipolar",
            "pattern",
            "Numbers from -1 to 1 made to lie between 0 and 1.",
            "(from-bipolar \"-1 0 1\")",
            a -> a.last().fromBipolar())
        .word(
            "invert inv",
            "pattern",
            "Makes true false and false true.",
            "(struct (invert \"1 0 0 1\") (s \"bd\"))",
            a -> a.last().invert())
        .word(
            "ratio",
            "pattern",
            "A list 3:2 becomes 3/2.",
            "(ratio \"1 5:4 3:2\")",
            a -> a.last().ratio())
        .word("ceil", "pattern", "Rounds numbers up.", "(ceil \"0.5 1.7\")", a -> a.last().ceil())
        .word(
            "run",
            "n",
            "The numbers from 0 up to but not including n.",
            "(n (run 8))",
            a -> Signals.run(a.raw(0)))
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

  static void op(Lexicon words, String name, Op op, String doc, String example) {
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
