// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import org.zadenza.pattern.Alignment;
import org.zadenza.pattern.Op;

/**
 * Tidal's operators, {@code (|+ b a)} for Tidal's {@code a |+ b}: the bar is on the side that gives
 * the rhythm.
 */
final class OperatorWords {
  private OperatorWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("operators");
    family(words, "+", Op.ADD, "Adds numbers");
    family(words, "-", Op.SUB, "Subtracts numbers");
    family(words, "*", Op.MUL, "Multiplies numbers");
    family(words, "%", Op.MOD, "Takes the remainder of numbers");
    family(words, "**", Op.POW, "Raises numbers to a power");
    family(words, ">", Op.SET, "Takes the other's values");
    family(words, "<", Op.KEEP, "Keeps its own values");
    return words.words();
  }

  private static void family(Lexicon words, String sign, Op op, String doc) {
    word(words, "|" + sign, op, Alignment.IN, doc + ", in the rhythm of the pattern");
    word(words, sign + "|", op, Alignment.OUT, doc + ", in the rhythm of the other");
    word(words, "|" + sign + "|", op, Alignment.MIX, doc + ", in the rhythm of both");
    word(words, "||" + sign, op, Alignment.SQUEEZE, doc + ", the other squeezed into each event");
  }

  private static void word(Lexicon words, String name, Op op, Alignment alignment, String doc) {
    words.word(
        name,
        "other pattern",
        doc + ".",
        "(" + name + " \"2 3\" \"1 4 5\")",
        a -> a.last().op(op, alignment, a.pattern(0)));
  }
}
