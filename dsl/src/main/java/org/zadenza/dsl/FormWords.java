// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Controls;
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
            "chunk slowChunk slowchunk",
            "n f pattern",
            "Applies f to an nth of the pattern, the next one each cycle.",
            "(chunk 4 (fn [x] (fast 2 x)) (n \"0 1 2 3\"))",
            a -> a.last().chunk(a.raw(0), a.function(1)))
        .word(
            "chunkBack chunkback chunk'",
            "n f pattern",
            "Like chunk, the other way round.",
            "(chunk-back 4 (fn [x] (fast 2 x)) (n \"0 1 2 3\"))",
            a -> a.last().chunkBack(a.raw(0), a.function(1)))
        .word(
            "fastChunk fastchunk",
            "n f pattern",
            "Like chunk, of a pattern that goes on meanwhile.",
            "(fast-chunk 4 (fn [x] (fast 2 x)) (n \"<0 4> 1 2 3\"))",
            a -> a.last().fastChunk(a.raw(0), a.function(1)))
        .word(
            "chunkInto chunkinto",
            "n f pattern",
            "Like chunk, with f seeing only its part.",
            "(chunk-into 4 (fn [x] (fast 2 x)) (n \"0 1 2 3\"))",
            a -> a.last().chunkInto(a.raw(0), a.function(1)))
        .word(
            "chunkBackInto chunkbackinto",
            "n f pattern",
            "Like chunk-into, the other way round.",
            "(chunk-back-into 4 (fn [x] (fast 2 x)) (n \"0 1 2 3\"))",
            a -> a.last().chunkBackInto(a.raw(0), a.function(1)))
        .word(
            "into",
            "pieces f pattern",
            "Loops the part under each piece; where the piece is true, through f.",
            "(into \"1 0\" (fn [x] (fast 2 x)) (s \"bd sn hh cp\"))",
            a -> a.last().into(a.raw(0), a.function(1)))
        .word(
            "within",
            "begin end f pattern",
            "Applies f to the events that begin in a part of the cycle.",
            "(within 0 0.5 (fn [x] (fast 2 x)) (s \"bd sn hh cp\"))",
            a -> a.last().within(a.raw(0), a.raw(1), a.function(2)))
        .word(
            "whenmod",
            "n from f pattern",
            "Applies f in the last cycles of every n, from one on.",
            "(whenmod 4 2 rev (n \"0 1 2 3\"))",
            a -> a.last().whenmod(a.raw(0), a.raw(1), a.function(2)))
        .word(
            "fix",
            "f conditions pattern",
            "Applies f to the events whose controls match.",
            "(fix (fn [x] (crush 4 x)) {:n 1} (n \"0 1\" (s \"bd*2\")))",
            a -> a.last().contrast(a.function(0), x -> x, conditions(a, 1)))
        .word(
            "unfix",
            "f conditions pattern",
            "Applies f to the events whose controls do not match.",
            "(unfix (fn [x] (crush 4 x)) {:n 1} (n \"0 1\" (s \"bd*2\")))",
            a -> a.last().contrast(x -> x, a.function(0), conditions(a, 1)))
        .word(
            "contrast",
            "f g conditions pattern",
            "Applies f to the events whose controls match, and g to the others.",
            "(contrast (fn [x] (crush 4 x)) (fn [x] (speed 2 x)) {:n 1} (n \"0 1\" (s \"bd*2\")))",
            a -> a.last().contrast(a.function(0), a.function(1), conditions(a, 2)))
        .word(
            "soak",
            "depth f pattern",
            "Plays the pattern, then once through f, then twice, and so on.",
            "(soak 3 (fn [x] (add 1 x)) \"4 ~ 0 1\")",
            a -> a.last().soak(a.raw(0), a.function(1)))
        .word(
            "apply",
            "f pattern",
            "Applies f to the pattern.",
            "(apply rev (n \"0 1 2 3\"))",
            a -> a.function(0).apply(a.last()))
        .word(
            "slowcatPrime",
            "patterns...",
            "A cycle of each in turn, none waiting for the others.",
            "(slowcat-prime \"<bd sn>\" \"<hh cp>\")",
            FormWords::alternate)
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
            "juxBy juxby",
            "width f pattern",
            "Plays the pattern and a changed copy a little apart.",
            "(jux-by 0.5 rev (s \"bd sn hh cp\"))",
            a -> a.last().juxBy(a.raw(0), a.function(1)))
        .word(
            "echo",
            "times cycles feedback pattern",
            "Plays so many copies, each later and softer than the last.",
            "(echo 3 1/8 0.7 (s \"bd sn\"))",
            a -> a.last().echo(a.raw(0), a.raw(1), a.raw(2)))
        .word(
            "stut",
            "times feedback cycles pattern",
            "Plays so many copies, each later and softer than the last.",
            "(stut 3 0.7 1/8 (s \"bd sn\"))",
            a -> a.last().echo(a.raw(0), a.raw(2), a.raw(1)))
        .word(
            "echoWith echowith stutWith stutwith stut'",
            "times cycles f pattern",
            "Plays so many copies, each later; f gets each copy and its number.",
            "(echo-with 3 1/8 (fn [x i] (add (note i) x)) (note \"c3 e3\"))",
            a -> a.last().echoWith(a.raw(0), a.raw(1), a.numbered(2)))
        .word(
            "stutter",
            "times cycles pattern",
            "Plays so many copies, each later.",
            "(stutter 4 1/16 (s \"bd cp\"))",
            a -> a.last().stutter(a.raw(0), a.raw(1)))
        .word(
            "xfade",
            "a place b",
            "Goes from one pattern to another as place goes from 0 to 1.",
            "(xfade (s \"bd*2\") \"<0 .25 .5 .75 1>\" (s \"hh*4\"))",
            a -> a.pattern(0).xfade(a.raw(1), a.raw(2)))
        .word(
            "wedge",
            "part a b",
            "One pattern in the first part of each cycle, another in the rest.",
            "(wedge 1/4 (s \"bd*2\") (s \"hh*4\"))",
            a -> a.pattern(1).wedge(a.raw(0), a.raw(2)))
        .words();
  }

  private static Map<String, ?> conditions(Given a, int i) {
    if (Patternable.value(a.raw(i)) instanceof Controls controls) return controls;
    throw new IllegalArgumentException(
        a.word() + " takes a map of controls, such as {:s \"bd\"}, not " + Shown.of(a.raw(i)));
  }

  private static Pattern alternate(Given a) {
    List<Pattern> patterns = a.patternsFrom(0);
    if (patterns.isEmpty()) return Pattern.silence();
    return Pattern.byCycle(c -> patterns.get((int) Math.floorMod(c, (long) patterns.size())));
  }

  private static Pattern layered(Given a, boolean itself) {
    Pattern p = a.last();
    List<Pattern> out = new ArrayList<>();
    if (itself) out.add(p);
    for (int i = 0; i < a.count() - 1; i++) out.add(Patternable.function(a.raw(i)).apply(p));
    return Pattern.stack(out);
  }
}
