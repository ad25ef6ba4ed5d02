// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.pattern.Patternable;
import org.zadenza.time.Span;

/** Words of Tidal's that lay versions of a pattern side by side, and patterns into each other. */
final class WeaveWords {
  private WeaveWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("form");
    versions(words);
    parts(words);
    gaps(words);
    return words.words();
  }

  private static void versions(Lexicon words) {
    words
        .word(
            "juxEach jux'",
            "functions pattern",
            "Plays a version through each function, side by side from left to right.",
            "(jux-each [rev (fn [x] (fast 2 x)) identity] (n \"0 1\"))",
            a -> a.last().juxEach(a.functions(0)))
        .word(
            "juxcutEach juxcut'",
            "functions pattern",
            "Like jux-each, each version cutting off its own last sound.",
            "(juxcut-each [rev identity] (n \"0 1\"))",
            a -> a.last().juxcutEach(a.functions(0)))
        .word(
            "spreadf",
            "functions pattern",
            "Applies another function of a list each cycle.",
            "(spreadf [rev (fn [x] (fast 2 x))] (n \"0 1 2\"))",
            a -> a.last().spreadf(a.functions(0)))
        .word(
            "weaveWith weave'",
            "cycles pattern functions",
            "Stretches a pattern over so many cycles and plays it through each function, from"
                + " another place on.",
            "(weave-with 2 (n \"0 1\") [(fn [x] (s \"bd\" x)) (fn [x] (fast 2 x))])",
            a -> a.pattern(1).weaveWith(a.raw(0), a.functions(2)))
        .word(
            "interlace",
            "pattern other",
            "Plays two patterns whose shape rises and falls against each other in 16 cycles.",
            "(interlace (s \"bd*2\") (s \"hh*3\"))",
            a -> a.pattern(0).interlace(a.last()));
  }

  private static void parts(Lexicon words) {
    words
        .word(
            "withinArc",
            "span f pattern",
            "Applies f to what begins in a part of each cycle, and keeps of it what begins there.",
            "(within-arc [1/4 3/4] (fn [x] (fast 2 x)) (n \"0 1 2 3\"))",
            a -> {
              Span span = a.span(0);
              return a.last().withinArc(span.begin(), span.end(), a.function(1));
            })
        .word(
            "withinZoom within'",
            "span f pattern",
            "Takes out a part of each cycle as if it were a whole one, applies f, and puts it"
                + " back.",
            "(within-zoom [1/4 3/4] (fn [x] (fast 2 x)) (n \"0 1 2 3\"))",
            a -> {
              Span span = a.span(0);
              return a.last().withinZoom(span.begin(), span.end(), a.function(1));
            })
        .word(
            "spaceOut",
            "lengths pattern",
            "Plays the pattern once for each length in cycles, one after the other.",
            "(space-out [1 1/2 1/2] (s \"bd sn\"))",
            a -> a.last().spaceOut(a.list(0).stream().map(Patternable::rational).toList()))
        .word(
            "index",
            "size place pattern",
            "Plays a window of each cycle, of so much of it, at a place from 0 to 1.",
            "(index 1/4 \"<0 0.5 1>\" (n \"0 1 2 3\"))",
            a -> a.last().index(a.raw(0), a.raw(1)));
  }

  private static void gaps(Lexicon words) {
    words
        .word(
            "fill",
            "filler pattern",
            "Says in the gaps of each cycle what a filler says there, one event a gap.",
            "(fill (s \"bd\") (s \"cp ~ cp\"))",
            a -> a.last().fill(a.raw(0)))
        .word(
            "swap",
            "others pattern",
            "Puts other values in the place of those that a map names; what it does not name goes.",
            "(s (swap {\"a\" \"bd\" \"b\" \"sn\"} \"a b c\"))",
            a -> {
              Map<Object, Object> others = new LinkedHashMap<>();
              a.map(0).forEach((k, v) -> others.put(Patternable.value(k), Patternable.value(v)));
              return a.last().swap(others);
            })
        .word(
            "distrib",
            "counts pattern",
            "Plays a Euclidean rhythm of Euclidean rhythms: 2 pulses on 5 pulses on 9 steps.",
            "(distrib [2 5 9] (s \"bd\"))",
            a ->
                a.last()
                    .distrib(
                        a.list(0).stream()
                            .map(v -> Math.toIntExact(Patternable.rational(v).floor()))
                            .toList()))
        .word(
            "euclidOffBool",
            "pulses steps offset pattern",
            "A Euclidean rhythm of true and false, turned round where the pattern is false, earlier"
                + " by so many steps.",
            "(struct (euclid-off-bool 3 8 1 \"1 0\") (s \"hh\"))",
            a -> a.last().euclidOffBool(a.raw(0), a.raw(1), a.raw(2)))
        .word(
            "sec",
            "pattern",
            "Turns seconds into cycles, at the tempo that is played.",
            "(off (sec 0.25) (fn [x] (gain 0.5 x)) (s \"bd\"))",
            a -> a.last().sec())
        .word(
            "msec",
            "pattern",
            "Turns milliseconds into cycles, at the tempo that is played.",
            "(off (msec 250) (fn [x] (gain 0.5 x)) (s \"bd\"))",
            a -> a.last().msec());
  }
}
