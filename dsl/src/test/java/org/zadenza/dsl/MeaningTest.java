// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What words mean, as the field knows them: results worked out by hand, a line each. */
class MeaningTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        // branches
        "(sew \"1 0\" \"a*4\" \"b*2\") => 0+1/4 a, 1/4+1/4 a, 1/2+1/2 b",
        "(stitch \"1 0 [1 0]\" \"a\" \"b\") => 0+1/3 a, 1/3+1/3 b, 2/3+1/6 a, 5/6+1/6 b",
        "(while \"1 0\" (fn [x] (fast 2 x)) \"a b\") => 0+1/4 a, 1/4+1/4 b, 1/2+1/2 b",
        "(when-t (fn [t] (< t 0.5)) (fn [x] (add 10 x)) \"0 1\") => 0+1/2 10, 1/2+1/2 1",
        "(filter-when (fn [t] (> t 0)) \"a b\") => 1/2+1/2 b",
        "(filter-values (fn [v] (> v 1)) \"1 2\") => 1/2+1/2 2",
        "(pick-f \"0 1\" [rev (fn [x] (fast 2 x))] \"a b\") => 0+1/2 b, 1/2+1/4 a, 3/4+1/4 b",
        "(pickmod-f \"2\" [rev (fn [x] (fast 2 x))] \"a b\") => 0+1/2 b, 1/2+1/2 a",
        "(select \"0 0.5\" [\"a\" \"b*2\"]) => 0+1 a, 1/2+1/2 b",
        "(select-f 0.9 [rev (fn [x] (fast 2 x))] \"a\") => 0+1/2 a, 1/2+1/2 a",
        "(fix-range (fn [x] (pan 0 x)) {:n [1 2]} (n \"0 1\")) => 0+1/2 {n=0.0}, 1/2+1/2 {n=1.0,"
            + " pan=0.0}",
        // copies
        "(spread' fast \"1 2\" \"a\") => 0+1/2 a, 1/2+1/2 a",
        "(double 1/4 \"a\") => 0+1 a, 1/4+1 a",
        "(triple 1/4 \"a\") => 0+1 a, 1/4+1 a, 1/2+1 a",
        "(quad 1/4 \"a\") => 0+1 a, 1/4+1 a, 1/2+1 a, 3/4+1 a",
        "(offadd 1/4 12 \"0\") => 0+1 0, 1/4+1 12",
        "(apply-n 2 (fn [x] (fast 2 x)) \"a\") => 0+1/4 a, 1/4+1/4 a, 1/2+1/4 a, 3/4+1/4 a",
        "(fastspread fast [1 2] \"a\") => 0+1/2 a, 1/2+1/4 a, 3/4+1/4 a",
        "(spin 2 (s \"a\")) => 0+1 {pan=0.0, s=a}, 1/2+1 {pan=0.5, s=a}",
        // spans
        "(zoom-arc [1/4 3/4] \"a b c d\") => 0+1/2 b, 1/2+1/2 c",
        "(compress-arc [1/4 3/4] \"a b\") => 1/4+1/4 a, 1/2+1/4 b",
        "(fast-squeeze \"1 2\" \"a b\") => 0+1/4 a, 1/4+1/4 b, 1/2+1/8 a, 5/8+1/8 b, 3/4+1/8 a,"
            + " 7/8+1/8 b",
        "(slow-squeeze 2 \"a b\") => 0+1 a",
        "(fast-repeat-cycles 2 \"<a b>\") => 0+1/2 a, 1/2+1/2 a",
        "(cpm 120 \"a\") => 0+1/2 a, 1/2+1/2 a",
        "(stretch \"~ a b ~\") => 0+1/2 a, 1/2+1/2 b",
        "(substruct \"1 ~ [1 0]\" \"a b\") => 0+1/6 a, 1/6+1/6 b, 2/3+1/12 a, 3/4+1/12 b",
        // values
        "(segment 4 (smooth \"0 2\")) => 0+1/4 0, 1/4+1/4 1, 1/2+1/4 2, 3/4+1/4 1",
        "(qfloor 2 \"0.3 0.6\") => 0+1/2 0, 1/2+1/2 0.5",
        "(qceiling 2 \"0.3 0.6\") => 0+1/2 0.5, 1/2+1/2 1",
        "(choose2 [\"a\" \"b\"] \"-1 0.5\") => 0+1/2 a, 1/2+1/2 b",
        "(contrast (fn [x] (pan 0 x)) (fn [x] (pan 1 x)) {:n 1} (n \"0 1\")) => 0+1/2 {n=0.0,"
            + " pan=1.0}, 1/2+1/2 {n=1.0, pan=0.0}",
        "(quantise 2 \"0.3 0.6\") => 0+1/2 0.5, 1/2+1/2 0.5",
        "(log2 \"1 8\") => 0+1/2 0, 1/2+1/2 3",
        "(fmap (fn [v] (* v v)) \"2 3\") => 0+1/2 4, 1/2+1/2 9",
        "(collect \"[0,4] 2\") => 0+1/2 [0, 4], 1/2+1/2 [2]",
        "(uncollect \"0:4 2\") => 0+1/2 0, 0+1/2 4, 1/2+1/2 2",
        "(arp-with (fn [notes] (nth notes 2)) \"[0,2,4]\") => 0+1 4",
        "(arp-with reverse \"[0,2,4,6]\") => 0+1/4 6, 1/4+1/4 4, 1/2+1/4 2, 3/4+1/4 0",
        "(as \"note:clip\" \"c:.5 a:1\") => 0+1/2 {clip=0.5, note=c}, 1/2+1/2 {clip=1.0, note=a}",
        "(reset-all \"1 0\" \"a b c d\") => 0+1/4 a, 1/4+1/4 b, 1/2+1/4 a, 3/4+1/4 b",
        // samples
        "(gap 4 (s \"a\")) => 0+1/4 {begin=0.0, end=0.25, s=a}, 1/2+1/4 {begin=0.5, end=0.75, s=a}",
        "(chew 4 \"0 [2 1]\" (s \"a*4\")) => 0+1/2 {s=a, speed=0.5}, 1/2+1/4 {s=a, speed=1.0},"
            + " 3/4+1/4 {s=a, speed=1.0}",
        "(scrub \"0 .5:2\" (s \"a\")) => 0+1/2 {begin=0.0, clip=1.0, s=a, speed=1.0},"
            + " 1/2+1/2 {begin=0.5, clip=1.0, s=a, speed=2.0}",
        "(grain 0.5 0.25 (s \"a\")) => 0+1 {begin=0.5, end=0.75, s=a}",
        // steps
        "(stepcat (contract 2 \"a b c d\") \"e f\") => 0+1/8 a, 1/8+1/8 b, 1/4+1/8 c, 3/8+1/8 d,"
            + " 1/2+1/4 e, 3/4+1/4 f",
        "(stepcat (replicate 3 \"a b\") \"c\") => 0+1/7 a, 1/7+1/7 b, 2/7+1/7 a, 3/7+1/7 b, 4/7+1/7"
            + " a, 5/7+1/7 b, 6/7+1/7 c",
        "(tour \"e\" \"f\" \"c g\") => 0+1/12 e, 1/12+1/12 f, 1/6+1/12 c, 1/4+1/12 g, 1/3+1/12 e,"
            + " 5/12+1/12 c, 1/2+1/12 g, 7/12+1/12 f, 2/3+1/12 c, 3/4+1/12 g, 5/6+1/12 e,"
            + " 11/12+1/12 f",
        "(pace 4 (tour \"e\" \"f\" \"c g\")) => 0+1/4 e, 1/4+1/4 f, 1/2+1/4 c, 3/4+1/4 g",
        "(taper 1 3 \"a b c\") => 0+1/6 a, 1/6+1/6 b, 1/3+1/6 c, 1/2+1/6 b, 2/3+1/6 c, 5/6+1/6 c",
        "(taper -2 2 \"a b c\") => 0+1/4 a, 1/4+1/4 b, 1/2+1/4 c, 3/4+1/4 a",
        "(stepcat \"a b\" (gap 2)) => 0+1/4 a, 1/4+1/4 b",
        "(stepcat nothing \"a\") => 0+1 a",
        "(stepcat (set-steps 3 \"a\") \"b\") => 0+3/4 a, 3/4+1/4 b",
        // sources
        "(fast 3 (scan 3)) => 0+1/3 0, 1/3+1/6 0, 1/2+1/6 1, 2/3+1/9 0, 7/9+1/9 1, 8/9+1/9 2",
        "(ascii \"a\") => 0+1/8 0, 1/8+1/8 1, 1/4+1/8 1, 3/8+1/8 0, 1/2+1/8 0, 5/8+1/8 0, 3/4+1/8"
            + " 0, 7/8+1/8 1",
        "(binary-nl 5 4) => 0+1 [0, 1, 0, 1]",
        "(lindenmayer 2 \"a:ab,b:1\" \"a\") => 0+1/3 a, 1/3+1/3 b, 2/3+1/3 1",
        "(markov-pat 4 1 [[0 1] [1 0]]) => 0+1/4 1, 1/4+1/4 0, 1/2+1/4 1, 3/4+1/4 0",
        "(morph [1 0 1 0] [1 1 0 0] 0.5) => 0+1/4 true, 3/8+1/4 true",
        "(randrun 4) => 0+1/4 2, 1/4+1/4 1, 1/2+1/4 3, 3/4+1/4 0",
        "(fast-from-list [1 2]) => 0+1/2 1, 1/2+1/2 2",
        "(struct \"1 1 [1 1] 1\" perx) => 0+1/4 3, 1/4+1/4 3, 1/2+1/8 4, 5/8+1/8 4, 3/4+1/4 3",
        "(wchoose-by \"0 0.5\" [\"a\" 1] [\"b\" 3]) => 0+1/2 a, 1/2+1/2 b",
        // controls
        "(ad 0.1 (s \"a\")) => `0+1 {attack=0.1, decay=0.1, s=a}`",
        "(ds 0.1 (s \"a\")) => `0+1 {decay=0.1, s=a, sustain=0.0}`",
        "(pF \"x\" 2 (s \"a\")) => `0+1 {s=a, x=2.0}`",
        // as Tidal 1.7.10 plays them
        "(jux' [rev identity] (pan 0.1 (n \"0 1\"))) => `0+1/2 {n=1.0, pan=0.1}, 0+1/2 {n=0.0,"
            + " pan=0.6}, 1/2+1/2 {n=0.0, pan=0.1}, 1/2+1/2 {n=1.0, pan=0.6}`",
        "(juxcut' [rev identity] (n \"0 1\")) => `0+1/2 {cut=1.0, n=1.0, pan=0.0}, 0+1/2 {cut=0.0,"
            + " n=0.0, pan=0.5}, 1/2+1/2 {cut=1.0, n=0.0, pan=0.0}, 1/2+1/2 {cut=0.0, n=1.0,"
            + " pan=0.5}`",
        "(within-arc [1/4 3/4] (fn [x] (fast 2 x)) \"0 1 2 3\") => 0+1/4 0, 1/4+1/8 2, 3/8+1/8 3,"
            + " 1/2+1/8 0, 5/8+1/8 1, 3/4+1/4 3",
        "(within' [1/4 3/4] (fn [x] (fast 2 x)) \"0 1 2 3\") => 0+1/4 0, 1/4+1/8 1, 3/8+1/8 2,"
            + " 1/2+1/8 1, 5/8+1/8 2, 3/4+1/4 3",
        "(weave' 2 \"0 1\" [identity (fn [x] (fast 2 x))]) => 0+1/2 0, 0+1 0, 1/2+1/2 1",
        "(swap {\"a\" \"x\" \"b\" \"y\"} \"a b c\") => 0+1/3 x, 1/3+1/3 y",
        "(fill \"bd\" \"cp ~ cp\") => 1/3+1/3 bd",
        "(fill \"bd\" \"[bd ~, sn]\") => ``",
        "(fill \"bd\" \"bd ~ ~ sn\") => 1/4+1/2 bd",
        "(distrib [3 5 8] \"a\") => 0+1/8 a, 3/8+1/8 a, 3/4+1/8 a",
        "(distrib [2 5 9] \"a b\") => 0+1/9 a, 4/9+1/9 a",
        "(distrib [2 4] \"a\") => 0+1/4 a, 1/2+1/4 a",
        "(euclid-off-bool 3 8 1 \"1 0\") => 0+1/8 false, 1/8+1/8 false, 1/4+1/8 true, 3/8+1/8 true,"
            + " 1/2+1/8 true, 5/8+1/8 false, 3/4+1/8 true, 7/8+1/8 true",
        "(to-scale' 10 [0 2 7] \"0 1 2 3\") => 0+1/4 0, 1/4+1/4 2, 1/2+1/4 7, 3/4+1/4 10",
        "(skip \"a b c d\") => 0+1/4 b, 1/4+1/4 c, 1/2+1/4 d, 3/4+1/4 a",
        "(msec 500) => 0+1 0.5",
        "(louder (gain 0.5 (s \"a\"))) => `0+1 {gain=0.6, s=a}`",
      })
  void inTheFirstCycle(String line, String events) {
    assertEquals(events == null ? "" : events, Playing.played(line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "(every-from 3 2 (fn [x] (fast 2 x)) \"a\") => 0+1 a, 1+1 a, 2+1/2 a, 5/2+1/2 a, 3+1 a",
        "(fold-every [2 3] (fn [x] (add 1 x)) \"0\") => 0+1 2, 1+1 0, 2+1 1, 3+1 1",
        "(ifp even? (fn [x] (fast 2 x)) rev \"a b\") => 0+1/4 a, 1/4+1/4 b, 1/2+1/4 a, 3/4+1/4 b,"
            + " 1+1/2 b, 3/2+1/2 a, 2+1/4 a, 9/4+1/4 b, 5/2+1/4 a, 11/4+1/4 b, 3+1/2 b, 7/2+1/2 a",
        "(revv \"<a b> d\") => 0+1/2 d, 1/2+1/2 b, 1+1/2 d, 3/2+1/2 a, 2+1/2 d, 5/2+1/2 b, 3+1/2 d,"
            + " 7/2+1/2 a",
        "(play-for 1 3 \"a\") => 1+1 a, 2+1 a",
        "(bypass \"<0 1>\" \"a\") => 0+1 a, 2+1 a",
        "(time-loop 2 \"<a b c>\") => 0+1 a, 1+1 b, 2+1 a, 3+1 b",
        "(spread fast [1 2] \"a\") => 0+1 a, 1+1/2 a, 3/2+1/2 a, 2+1 a, 3+1/2 a, 7/2+1/2 a",
        "(snowball 3 (fn [a b] (add b a)) (fn [x] (fmap (fn [v] (* 2 v)) x)) \"1\") => 0+1 1, 1+1"
            + " 3, 2+1 7, 3+1 1",
        "(seq-p [0 2 \"a b\"] [1 3 \"<c d>\"]) => 0+1/2 a, 1/2+1/2 b, 1+1/2 a, 1+1 c, 3/2+1/2 b,"
            + " 2+1 d",
        "(seq-ploop [0 2 \"a b\"] [1 2 \"c\"]) => 0+1/2 a, 1/2+1/2 b, 1+1/2 a, 1+1 c, 3/2+1/2 b,"
            + " 2+1/2 a, 5/2+1/2 b, 3+1/2 a, 3+1 c, 7/2+1/2 b",
        "(ur 4 \"a a:r b b\" {:a \"0 1\" :b \"2\"} {:r rev}) => 0+1/2 0, 1/2+1/2 1, 1+1/2 1,"
            + " 3/2+1/2 0, 2+1 2, 3+1 2",
        "(from-list [1 nil 3]) => 0+1 1, 2+1 3, 3+1 1",
        "(taperlist 1 3 \"a b\") => 0+1/2 a, 1/2+1/2 b, 1+1 b, 2+1/2 a, 5/2+1/2 b, 3+1 b",
        "(weave 4 (pan saw) [(s \"a\") (s \"b\")]) => `0+1 {pan=0.0, s=a}, 0+1 {pan=0.5, s=b}, 1+1"
            + " {pan=0.25, s=a}, 1+1 {pan=0.75, s=b}, 2+1 {pan=0.5, s=a}, 2+1 {pan=0.0, s=b}, 3+1"
            + " {pan=0.75, s=a}, 3+1 {pan=0.25, s=b}`",
        // As Tidal 1.7.10 plays them.
        "(qfloor 10000 (segment 4 (early 1/8 env-eq))) => 0+1/4 0.9903, 1/4+1/4 0.9118, 1/2+1/4"
            + " 0.7453, 3/4+1/4 0.4416, 1+1/4 0, 5/4+1/4 0, 3/2+1/4 0, 7/4+1/4 0, 2+1/4 0, 9/4+1/4"
            + " 0, 5/2+1/4 0, 11/4+1/4 0, 3+1/4 0, 13/4+1/4 0, 7/2+1/4 0, 15/4+1/4 0",
        "(spreadf [rev (fn [x] (fast 2 x))] (n \"<0 1 2> 3\")) => `0+1/2 {n=3.0}, 1/2+1/2 {n=0.0},"
            + " 1+1/4 {n=0.0}, 5/4+1/4 {n=3.0}, 3/2+1/4 {n=1.0}, 7/4+1/4 {n=3.0}, 2+1/2 {n=3.0},"
            + " 5/2+1/2 {n=1.0}, 3+1/4 {n=2.0}, 13/4+1/4 {n=3.0}, 7/2+1/4 {n=0.0}, 15/4+1/4"
            + " {n=3.0}`",
        "(space-out [1 1/2 1/2] \"<a b> c\") => 0+1/2 a, 1/2+1/2 c, 1+1/4 a, 5/4+1/4 c, 3/2+1/4 a,"
            + " 7/4+1/4 c, 2+1/2 b, 5/2+1/2 c, 3+1/4 b, 13/4+1/4 c, 7/2+1/4 b, 15/4+1/4 c",
        "(index 1/4 \"<0 0.5 1 0>\" \"0 1 2 3\") => 0+1 0, 1+1/2 1, 3/2+1/2 2, 2+1 3, 3+1 0",
        "(smash 1 [1 2] (n \"0 1\")) => `0+1/2 {begin=0.0, end=1.0, n=0.0}, 1/2+1/2 {begin=0.0,"
            + " end=1.0, n=1.0}, 1+1 {begin=0.0, end=1.0, n=0.0}, 2+1/2 {begin=0.0, end=1.0,"
            + " n=0.0}, 5/2+1/2 {begin=0.0, end=1.0, n=1.0}, 3+1 {begin=0.0, end=1.0, n=1.0}`",
      })
  void inFourCycles(String line, String events) {
    assertEquals(events, Playing.played(line, 0, 4));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "(|+ \"10 20\" \"1\") => (add \"10 20\" \"1\")",
        "(+| \"10 20\" \"1\") => (add :out \"10 20\" \"1\")",
        "(|+| \"10 20\" \"1 2 3\") => (add :mix \"10 20\" \"1 2 3\")",
        "(||+ \"10 20\" \"1 2\") => (add :squeeze \"10 20\" \"1 2\")",
        "(|> \"10 20\" \"1\") => (set \"10 20\" \"1\")",
        "(<| \"10 20\" \"1\") => (keep :out \"10 20\" \"1\")",
        "(rot-l 1/4 \"a b\") => (early 1/4 \"a b\")",
        "(rotR 1/4 \"a b\") => (late 1/4 \"a b\")",
        "(overlay \"a b\" \"c\") => (stack \"a b\" \"c\")",
        "(append \"a b\" \"c\") => (cat \"a b\" \"c\")",
        "(discretise 4 saw) => (segment 4 saw)",
        "(double 1/8 \"a b\") => (stutter 2 1/8 \"a b\")",
        "(applyN 3 rev \"a b\") => (rev \"a b\")",
        "(chunk' 4 rev \"a b c d\") => (chunk-back 4 rev \"a b c d\")",
        "(every' 3 0 rev \"a b\") => (every 3 rev \"a b\")",
        "(select-f 0 [rev] \"a b\") => (rev \"a b\")",
        "(ghost-with 1/8 (fn [x] (|* (gain 0.5) x)) (s \"a\" (gain 1))) => (stack (s \"a\" (gain"
            + " 1)) (late 3/16 (s \"a\" (gain 0.5))) (late 5/16 (s \"a\" (gain 0.5))) (late 1/2 (s"
            + " \"a\" (gain 0.25))))",
        "(contrast-range rev (fn [x] (pan 0 x)) {:n [1 1]} (n \"0 1\")) =>"
            + " (contrast rev (fn [x] (pan 0 x)) {:n 1} (n \"0 1\"))",
        "(unfix-range rev {:n [0 0]} (n \"0 1 2\")) => (unfix rev {:n 0} (n \"0 1 2\"))",
        "(ghost' 1/8 (s \"a\")) => (ghost (s \"a\"))",
        "(jux4 rev (s \"a b\")) => (stack (pan 0.625 (s \"a b\")) (pan 0.125 (rev (s \"a b\"))))",
        "(juxcut rev (s \"a b\")) =>"
            + " (stack (cut -1 (pan 0 (s \"a b\"))) (cut -2 (pan 1 (rev (s \"a b\")))))",
        "(select saw [\"a*4\" \"b*4\"]) => (choose-in-with saw [\"a*4\" \"b*4\"])",
        "(degrade-over-by 2 0.5 (s \"a*8\")) =>"
            + " (degrade-by-with (repeat-cycles 2 rand) 0.5 (s \"a*8\"))",
        "(interlace (s \"a*2\") (s \"b\")) =>"
            + " (weave 16 (shape (mul 0.9 sine)) [(s \"a*2\") (s \"b\")])",
        "(sec 0.5) => (msec 500)",
        "(-> (s \"oh*2\") (gain \"0.8 1\") (pan 0.2)) => (->> (s \"oh*2\") (gain \"0.8 1\") (pan"
            + " 0.2))",
        "(-> (s \"hh*4\") (room (range 0 1 saw))) => (room (range 0 1 saw) (s \"hh*4\"))",
        "(s (note \"c e\") \"piano\") => (s \"piano\" (note \"c e\"))",
        "(gain (gain 0.5 (s \"bd\")) (s \"sn\")) => (set (gain 0.5 (s \"bd\")) (s \"sn\"))",
        "(smash' 2 [1] (s \"a\")) => (chop 2 (s \"a\"))",
        "(stack-by \"left\" \"a b c\" \"d\") => (stack-left \"a b c\" \"d\")",
        "(stack-by \"repeat\" \"a b c\" \"d e\") => (polymeter \"a b c\" \"d e\")",
      })
  void asAnotherLineOfWords(String line, String same) {
    assertEquals(Playing.played(same, 0, 6), Playing.played(line, 0, 6));
  }
}
