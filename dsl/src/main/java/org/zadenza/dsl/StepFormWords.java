// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Steps;

/** More words that put patterns together step by step. */
final class StepFormWords {
  private StepFormWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("steps");
    forms(words);
    return words.words();
  }

  private static void forms(Lexicon words) {
    words
        .word(
            "contract s_contract",
            "factor pattern",
            "Counts as fewer steps, for what is put together step by step.",
            "(stepcat (contract 2 \"bd sn hh cp\") \"lt mt\")",
            a -> a.last().contract(a.raw(0)))
        .word(
            "replicate",
            "n pattern",
            "Plays the pattern n times and counts as so many more steps.",
            "(stepcat (replicate 2 \"bd sn\") \"cp\")",
            a -> a.last().replicate(a.raw(0)))
        .word(
            "tour s_tour",
            "patterns... pattern",
            "Moves the pattern through a line of others, from behind the last to before the first.",
            "(tour \"e f\" \"g a\" \"c\")",
            a -> tour(a))
        .word(
            "taper s_taper",
            "amount times pattern",
            "So many versions in one cycle, each by an amount of steps shorter than the last.",
            "(taper 1 4 \"bd sn hh cp\")",
            a -> a.last().taper(a.raw(0), a.raw(1)))
        .word(
            "taperlist s_taperlist",
            "amount times pattern",
            "So many versions, a cycle each, each by an amount of steps shorter than the last.",
            "(taperlist 1 4 \"bd sn hh cp\")",
            a -> a.last().taperCycles(a.raw(0), a.raw(1)))
        .word(
            "setSteps",
            "n pattern",
            "Says how many steps a cycle of the pattern has; it sounds as before.",
            "(stepcat (set-steps 4 \"bd sn\") \"cp\")",
            a -> a.last().setSteps(a.raw(0)))
        .word(
            "stackBy",
            "how patterns...",
            "At once, step by step; shorter patterns are put left, right or centre, or expand, or"
                + " repeat.",
            "(stack-by \"left\" \"bd sn hh\" \"cp rim\")",
            a -> stackBy(a));
  }

  private static Pattern tour(Given a) {
    List<Pattern> others = new ArrayList<>(a.patternsFrom(0));
    Pattern moving = others.removeLast();
    return moving.tour(others);
  }

  private static Pattern stackBy(Given a) {
    List<Pattern> patterns = a.patternsFrom(1);
    String how = a.text(0);
    return switch (how) {
      case "left" -> Steps.stack(Steps.Side.LEFT, patterns);
      case "right" -> Steps.stack(Steps.Side.RIGHT, patterns);
      case "centre", "center" -> Steps.stack(Steps.Side.CENTRE, patterns);
      case "expand" -> Pattern.stack(patterns);
      case "repeat" -> Steps.polymeter(patterns);
      default ->
          throw new IllegalArgumentException(
              "stack-by knows left, right, centre, expand and repeat, not " + Shown.of(how));
    };
  }
}
