// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;
import org.zadenza.pattern.Steps;
import org.zadenza.time.Rational;

/** Words that put patterns together step by step rather than cycle by cycle. */
final class StepWords {
  private StepWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("steps");
    together(words);
    one(words);
    return words.words();
  }

  private static void together(Lexicon words) {
    words
        .word(
            "stepcat timecat timeCat s_cat",
            "patterns...",
            "One after the other in a cycle, each for its steps, or for the weight in [weight"
                + " pattern].",
            "(stepcat [3 (s \"bd*3\")] [1 (s \"cp\")])",
            a -> Steps.cat(a.values().stream().map(StepWords::weighted).toList()))
        .word(
            "arrange",
            "sections...",
            "Plays sections [cycles pattern] one after the other.",
            "(arrange [2 (s \"bd*2\")] [1 (s \"bd*4\")])",
            StepWords::arrange)
        .word(
            "stepalt s_alt",
            "groups...",
            "Takes a member of each group in turn, step by step.",
            "(stepalt [\"bd cp\" \"mt\"] \"lt ht\")",
            a -> Steps.alternate(a.values().stream().map(StepWords::group).toList()))
        .word(
            "polymeter pm s_polymeter",
            "patterns...",
            "At once, step by step; shorter patterns begin again.",
            "(polymeter \"bd sn hh\" \"cp rim\")",
            a -> Steps.polymeter(a.patternsFrom(0)))
        .word(
            "polyrhythm pr",
            "patterns...",
            "At once, each filling the cycle.",
            "(polyrhythm \"bd sn hh\" \"cp rim\")",
            a -> Pattern.stack(a.patternsFrom(0)))
        .word(
            "zip s_zip",
            "patterns...",
            "A step of each in turn.",
            "(zip \"bd sn hh\" \"cp rim\")",
            a -> Steps.zip(a.patternsFrom(0)));
    for (Steps.Side side : Steps.Side.values()) {
      String name = "stack" + side.name().charAt(0) + side.name().substring(1).toLowerCase();
      words.word(
          name,
          "patterns...",
          "At once, step by step; shorter patterns are kept " + side.name().toLowerCase() + ".",
          "(" + Word.kebab(name) + " \"bd sn hh\" \"cp rim\")",
          a -> Steps.stack(side, a.patternsFrom(0)));
    }
  }

  private static void one(Lexicon words) {
    words
        .word(
            "pace steps",
            "steps pattern",
            "Plays so many of the pattern's steps a cycle.",
            "(pace 4 \"bd sn hh\")",
            a -> a.last().pace(a.raw(0)))
        .word(
            "take s_take steptake",
            "n pattern",
            "Takes the first n steps, or the last ones where n is negative.",
            "(take 2 \"bd sn hh cp\")",
            a -> a.last().take(a.raw(0)))
        .word(
            "drop s_drop stepdrop",
            "n pattern",
            "Leaves out the first n steps, or the last ones where n is negative.",
            "(drop 1 \"bd sn hh cp\")",
            a -> a.last().drop(a.raw(0)))
        .word(
            "expand s_expand",
            "factor pattern",
            "Makes every step longer, for what is put together step by step.",
            "(stepcat (expand 2 \"bd sn\") \"hh cp\")",
            a -> a.last().expand(a.raw(0)))
        .word(
            "extend s_extend",
            "factor pattern",
            "Plays faster and counts as more steps.",
            "(stepcat (extend 2 \"bd sn\") \"hh cp\")",
            a -> a.last().extend(a.raw(0)))
        .word(
            "shrink",
            "n pattern",
            "The pattern, then without n steps, and so on down to nothing.",
            "(pace 8 (shrink 1 \"bd sn hh cp\"))",
            a -> a.last().shrink(a.raw(0)))
        .word(
            "grow",
            "n pattern",
            "From n steps up to the whole pattern.",
            "(pace 8 (grow 1 \"bd sn hh cp\"))",
            a -> a.last().grow(a.raw(0)));
  }

  private static Pattern weighted(Object part) {
    if (!(part instanceof List<?> pair) || pair.size() != 2) return Pattern.of(part);
    Rational weight = Patternable.rational(pair.get(0));
    return Pattern.of(pair.get(1)).withSteps(weight);
  }

  private static Pattern arrange(Given a) {
    Rational total = Rational.ZERO;
    List<Pattern> sections = new ArrayList<>();
    for (Object section : a.values()) {
      if (!(section instanceof List<?> pair) || pair.size() != 2) {
        throw new IllegalArgumentException(
            "arrange takes sections of cycles and a pattern, such as [2 \"bd*2\"], not "
                + Shown.of(section));
      }
      Rational cycles = Patternable.rational(pair.get(0));
      total = total.plus(cycles);
      sections.add(Pattern.of(pair.get(1)).fast(cycles).withSteps(cycles));
    }
    return Steps.cat(sections).slow(total);
  }

  private static List<Pattern> group(Object group) {
    if (!(group instanceof List<?> list)) return List.of(Pattern.of(group));
    return list.stream().map(Pattern::of).toList();
  }
}
