// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Joins;
import org.zadenza.pattern.Pattern;

/** Words that build something larger out of many changed copies of a pattern. */
final class CopyWords {
  private CopyWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("form");
    copies(words);
    layers(words);
    return words.words();
  }

  private static void copies(Lexicon words) {
    words
        .word(
            "ghost",
            "pattern",
            "Adds three softer, shorter and higher hits after each sound.",
            "(ghost (s \"~ sn\"))",
            a -> a.last().ghost())
        .word(
            "ghostWith ghost''",
            "cycles f pattern",
            "Adds copies through f, one and a half and two and a half times so late, and both at"
                + " four.",
            "(ghost-with 1/16 (fn [x] (gain 0.6 x)) (s \"~ sn\"))",
            a -> a.last().ghostWith(a.raw(0), a.function(1)))
        .word(
            "ghostBy ghost'",
            "cycles pattern",
            "Adds the hits of ghost one and a half, two and a half and four times so late.",
            "(ghost-by 1/16 (s \"~ sn\"))",
            a -> a.last().ghostBy(a.raw(0)))
        .word(
            "jux4",
            "f pattern",
            "Like jux for four speakers in a ring.",
            "(jux4 rev (s \"bd sn hh cp\"))",
            a -> a.last().jux4(a.function(0)))
        .word(
            "spin",
            "copies pattern",
            "Plays so many copies, each shifted on in time and from left to right alike.",
            "(spin 4 (s \"drum*3\"))",
            a -> a.last().spin(a.raw(0)))
        .word(
            "juxcut",
            "f pattern",
            "Like jux, each side cutting off its own last sound.",
            "(juxcut (fn [x] (fast 2 x)) (s \"bd sn\"))",
            a -> a.last().juxcut(a.function(0)))
        .word(
            "offadd",
            "cycles number pattern",
            "Plays the pattern and a copy that comes later with a number added.",
            "(note (offadd 1/8 12 \"c3 e3\"))",
            a -> a.last().offadd(a.raw(0), a.raw(1)))
        .word(
            "double",
            "cycles pattern",
            "Plays two copies, the second later.",
            "(double 1/8 (s \"bd cp\"))",
            a -> a.last().stutter(2, a.raw(0)))
        .word(
            "triple",
            "cycles pattern",
            "Plays three copies, each later.",
            "(triple 1/8 (s \"bd cp\"))",
            a -> a.last().stutter(3, a.raw(0)))
        .word(
            "quad",
            "cycles pattern",
            "Plays four copies, each later.",
            "(quad 1/16 (s \"bd cp\"))",
            a -> a.last().stutter(4, a.raw(0)))
        .word(
            "applyN",
            "n f pattern",
            "Applies f n times.",
            "(apply-n 3 (fn [x] (add (note 2) x)) (note \"c3 e3\"))",
            a -> a.last().applyN(a.raw(0), a.function(1)))
        .word(
            "snowball",
            "depth combine f pattern",
            "Plays the pattern, then cycle by cycle combines it with one more changed copy.",
            "(snowball 4 stack (fn [x] (add 7 x)) \"0 2\")",
            a -> a.last().snowball(a.raw(0), a.combination(1), a.function(2)));
  }

  private static void layers(Lexicon words) {
    words
        .word(
            "weave",
            "cycles controls patterns",
            "Lays controls, stretched over so many cycles, under each of the patterns in turn.",
            "(weave 4 (pan sine) [(s \"bd*4\") (s \"hh*8\")])",
            a -> a.pattern(1).weave(a.raw(0), a.patterns(2)))
        .word(
            "stackwith",
            "controls patterns",
            "Lays controls under each of the patterns, each time a little earlier.",
            "(stackwith (pan saw) [(s \"bd*4\") (s \"hh*8\")])",
            a -> a.pattern(0).stackwith(a.patterns(1)))
        .word(
            "spread slowspread",
            "f [values] pattern",
            "Applies f with another value of a list each cycle; with two arguments it is the"
                + " control of a supersaw.",
            "(spread fast [1 2 4] (s \"bd sn\"))",
            a -> spread(a))
        .word(
            "spread'",
            "f values pattern",
            "Applies f with each value of a pattern, while it lasts.",
            "(spread' fast \"1 2\" (s \"bd sn\"))",
            a -> Joins.bind(a.pattern(1).withValue(v -> a.applied(0, v, a.last()))))
        .word(
            "fastspread",
            "f values pattern",
            "Applies f with each value of a list, all within one cycle.",
            "(fastspread fast [1 2 4] (s \"bd sn\"))",
            a -> Pattern.fastcat(versions(a)));
  }

  private static Pattern spread(Given a) {
    if (a.count() == 3) return Pattern.slowcat(versions(a));
    return a.last().set(Control.named("spread").pattern(a.pattern(0)));
  }

  private static List<Pattern> versions(Given a) {
    List<Pattern> out = new ArrayList<>();
    for (Object value : a.list(1)) out.add(a.applied(0, value, a.last()));
    return out;
  }
}
