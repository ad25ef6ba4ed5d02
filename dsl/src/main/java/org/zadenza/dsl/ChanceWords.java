// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import org.zadenza.pattern.Signals;

/** Words that leave something to chance; the same cycle always draws the same lot. */
final class ChanceWords {
  private ChanceWords() {}

  static List<Word> all() {
    return new Lexicon("chance")
        .word(
            "degradeBy",
            "p pattern",
            "Drops each event with probability p.",
            "(degrade-by 0.3 (s \"hh*8\"))",
            a -> a.last().degradeBy(a.raw(0)))
        .word(
            "degrade",
            "pattern",
            "Drops half of the events.",
            "(degrade (s \"hh*8\"))",
            a -> a.last().degrade())
        .word(
            "undegradeBy",
            "p pattern",
            "Keeps the events that degrade-by would drop.",
            "(undegrade-by 0.3 (s \"hh*8\"))",
            a -> a.last().undegradeBy(a.raw(0)))
        .word(
            "undegrade",
            "pattern",
            "Keeps the events that degrade would drop.",
            "(undegrade (s \"hh*8\"))",
            a -> a.last().undegrade())
        .word(
            "sometimesBy",
            "p f pattern",
            "Applies f to each event with probability p.",
            "(sometimes-by 0.3 (fn [x] (speed 2 x)) (s \"hh*8\"))",
            a -> a.last().sometimesBy(a.raw(0), a.function(1)))
        .word(
            "sometimes",
            "f pattern",
            "Applies f to about half of the events.",
            "(sometimes (fn [x] (speed 2 x)) (s \"hh*8\"))",
            a -> a.last().sometimes(a.function(0)))
        .word(
            "often",
            "f pattern",
            "Applies f to about three quarters of the events.",
            "(often (fn [x] (gain 0.7 x)) (s \"hh*8\"))",
            a -> a.last().often(a.function(0)))
        .word(
            "rarely",
            "f pattern",
            "Applies f to about a quarter of the events.",
            "(rarely (fn [x] (ply 2 x)) (s \"hh*8\"))",
            a -> a.last().rarely(a.function(0)))
        .word(
            "almostNever",
            "f pattern",
            "Applies f to about one event in ten.",
            "(almost-never (fn [x] (ply 4 x)) (s \"hh*8\"))",
            a -> a.last().almostNever(a.function(0)))
        .word(
            "almostAlways",
            "f pattern",
            "Applies f to about nine events in ten.",
            "(almost-always (fn [x] (speed 2 x)) (s \"hh*8\"))",
            a -> a.last().almostAlways(a.function(0)))
        .word(
            "someCyclesBy",
            "p f pattern",
            "Applies f to whole cycles, each with probability p.",
            "(some-cycles-by 0.3 rev (n \"0 1 2 3\"))",
            a -> a.last().someCyclesBy(a.raw(0), a.function(1)))
        .word(
            "someCycles",
            "f pattern",
            "Applies f to about half of the cycles.",
            "(some-cycles rev (n \"0 1 2 3\"))",
            a -> a.last().someCycles(a.function(0)))
        .word(
            "irand",
            "n",
            "Random whole numbers from 0 up to but not including n.",
            "(n (irand 8) (s \"hh*8\"))",
            a -> Signals.irand(a.raw(0)))
        .words();
  }
}
