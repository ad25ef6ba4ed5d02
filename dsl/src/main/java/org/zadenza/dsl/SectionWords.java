// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;
import org.zadenza.pattern.Rules;
import org.zadenza.pattern.Sections;

/** Words that make long forms, and patterns out of rules. */
final class SectionWords {
  private SectionWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("sources");
    forms(words);
    rules(words);
    return words.words();
  }

  private static void forms(Lexicon words) {
    words
        .word(
            "seqP",
            "sections...",
            "Plays sections [from to pattern] in their cycles, once.",
            "(seq-p [0 2 (s \"bd*4\")] [1 4 (s \"hh*8\")])",
            a -> Sections.sequence(sections(a)))
        .word(
            "seqPLoop",
            "sections...",
            "Plays sections [from to pattern] in their cycles, over and over.",
            "(seq-ploop [0 2 (s \"bd*4\")] [1 4 (s \"hh*8\")])",
            a -> Sections.loop(sections(a)))
        .word(
            "ur",
            "cycles plan patterns functions",
            "Plays a plan, so many cycles long, of names of patterns; name:change also puts it"
                + " through a function.",
            "(ur 4 \"[a b] a:rev\" {:a (n \"0 1 2 3\") :b (n \"4*8\")} {:rev rev})",
            a -> ur(a))
        .word(
            "fromList fromMaybes",
            "values",
            "Plays the values of a list, a cycle each; nil is a rest.",
            "(note (from-list [60 nil 67]))",
            a -> Sections.cycles(a.list(0)))
        .word(
            "fastFromList listToPat",
            "values",
            "Plays the values of a list, all in one cycle.",
            "(note (fast-from-list [60 64 67]))",
            a ->
                Pattern.fastcat(
                    a.list(0).stream().map(v -> Pattern.pure(Patternable.value(v))).toList()));
  }

  private static void rules(Lexicon words) {
    words
        .word(
            "scan",
            "n",
            "The numbers 0, then 0 1, then 0 1 2, a cycle each, until there are n.",
            "(n (scan 4))",
            a -> Rules.scan(a.raw(0)))
        .word(
            "ascii",
            "text",
            "The letters of a text as beats, 8 bits each.",
            "(struct (ascii \"za\") (s \"hh\"))",
            a -> Rules.ascii(a.raw(0)))
        .word(
            "binaryL",
            "n",
            "The bits of a number as one list, as many as it has.",
            "(uncollect (binary-l 5))",
            a -> Rules.bits(a.raw(0), 0))
        .word(
            "binaryNL",
            "n bits",
            "The bits of a number as one list, so many of them.",
            "(uncollect (binary-nl 5 4))",
            a -> Rules.bits(a.raw(0), a.raw(1)))
        .word(
            "lindenmayer lindenmayerI",
            "generations rules axiom",
            "The letters of a text that grows by rules such as a:ab, so many generations long.",
            "(s (inhabit {:a \"bd\" :b \"hh\"} (lindenmayer 4 \"a:ab,b:a\" \"a\")))",
            a ->
                Rules.lindenmayer(
                    Math.toIntExact(Patternable.rational(a.raw(0)).floor()), a.text(1), a.text(2)))
        .word(
            "markovPat",
            "steps start table",
            "A chain of chance: so many numbers a cycle; row i says how likely each number is after"
                + " i.",
            "(n (markov-pat 8 0 [[0 1 1] [1 0 1] [1 1 0]]))",
            a -> markov(a))
        .word(
            "morph",
            "from to by",
            "From one rhythm to another, given as lists, as by goes from 0 to 1.",
            "(struct (morph [1 0 1 0] [1 1 0 0] \"<0 0.5 1>\") (s \"bd\"))",
            a -> Rules.morph(a.list(0), a.list(1), a.raw(2)))
        .word(
            "steady",
            "value",
            "A value that goes on for ever, without a rhythm of its own.",
            "(note (segment 2 (steady 60)))",
            a -> steady(a))
        .word(
            "sig signal",
            "f",
            "A continuous pattern: f of the moment, in cycles.",
            "(note (segment 4 (sig (fn [t] (+ 60 (* 4 t))))))",
            a -> a.signal(0));
  }

  private static Pattern steady(Given a) {
    Object value = Patternable.value(a.raw(0));
    return Pattern.signal(t -> value);
  }

  private static List<Sections.Section> sections(Given a) {
    List<Sections.Section> out = new ArrayList<>();
    for (Object section : a.values()) {
      if (!(section instanceof List<?> list) || list.size() != 3) {
        throw new IllegalArgumentException(
            a.word() + " takes sections such as [0 4 (s \"bd\")], not " + Shown.of(section));
      }
      out.add(
          new Sections.Section(
              Patternable.rational(list.get(0)),
              Patternable.rational(list.get(1)),
              Pattern.of(list.get(2))));
    }
    return out;
  }

  private static Pattern ur(Given a) {
    Map<Object, Pattern> patterns = new LinkedHashMap<>();
    a.map(2).forEach((name, p) -> patterns.put(Patternable.value(name), Pattern.of(p)));
    Map<Object, UnaryOperator<Pattern>> changes = new LinkedHashMap<>();
    a.map(3).forEach((name, f) -> changes.put(Patternable.value(name), Patternable.function(f)));
    return Sections.ur(Patternable.rational(a.raw(0)), a.pattern(1), patterns, changes);
  }

  private static Pattern markov(Given a) {
    List<double[]> table = new ArrayList<>();
    for (Object row : a.list(2)) {
      if (!(row instanceof List<?> likely)) {
        throw new IllegalArgumentException(
            "markov-pat takes rows of numbers, such as [[0 1] [1 1]], not " + Shown.of(row));
      }
      table.add(likely.stream().mapToDouble(x -> Patternable.rational(x).toDouble()).toArray());
    }
    return Rules.markov(
        Math.toIntExact(Patternable.rational(a.raw(0)).floor()),
        Math.toIntExact(Patternable.rational(a.raw(1)).floor()),
        table);
  }
}
