// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;
import java.util.function.Function;
import org.zadenza.dsl.Word;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Patternable;
import org.zadenza.schedule.Transition;
import org.zadenza.schedule.Transitions;
import org.zadenza.time.Rational;

/** Words that bring a slot to its next pattern by way of a transition: Tidal's. */
final class TransitionWords {
  private static final Rational XFADE_CYCLES = Rational.of(4);
  private static final Rational CLUTCH_CYCLES = Rational.TWO;
  private static final Rational ANTICIPATE_CYCLES = Rational.of(8);
  private static final Rational INTERPOLATE_CYCLES = Rational.of(4);

  private final Shelf shelf;

  private TransitionWords(Shelf shelf) {
    this.shelf = shelf;
  }

  static void on(Shelf shelf) {
    TransitionWords out = new TransitionWords(shelf);
    out.fades();
    out.jumps();
    out.changes();
  }

  private void fades() {
    Word verb = shelf.languageWord("xfade");
    Word.Call transition =
        given -> play("xfade", given, 0, none -> Transitions.xfadeIn(XFADE_CYCLES));
    shelf.add(
        "xfade",
        "slot pattern",
        "Fades a slot over to a pattern in 4 cycles; given (xfade a place b), mixes two patterns.",
        "(xfade :d1 (s \"bd*4\"))",
        given ->
            given.size() == 3 && !Given.isSlotName(given.getFirst())
                ? verb.call().apply(given)
                : transition.apply(given));
    in(
        "xfadeIn",
        "Fades a slot over to a pattern in so many cycles.",
        "(xfade-in :d1 8 (s \"bd*4\"))",
        Transitions::xfadeIn);
    at(
        "clutch",
        "Drops ever more events of the old pattern, lets in ever more of the new one, in 2 cycles.",
        "(clutch :d1 (s \"bd*4\"))",
        Transitions.clutchIn(CLUTCH_CYCLES));
    in(
        "clutchIn",
        "Drops ever more events of the old pattern, lets in ever more of the new one.",
        "(clutch-in :d1 8 (s \"bd*4\"))",
        Transitions::clutchIn);
    at(
        "interpolate",
        "Plays the new pattern; its numbers glide there from the old one's in 4 cycles.",
        "(interpolate :d1 (s \"bd*4\" (cutoff 400)))",
        Transitions.interpolateIn(INTERPOLATE_CYCLES));
    in(
        "interpolateIn",
        "Plays the new pattern; its numbers glide there from the old one's in so many cycles.",
        "(interpolate-in :d1 8 (s \"bd*4\" (cutoff 400)))",
        Transitions::interpolateIn);
  }

  private void jumps() {
    at(
        "jump",
        "Changes to a pattern at once, as the slot's own word does.",
        "(jump :d1 (s \"bd*4\"))",
        Transitions.jumpIn(Rational.ZERO));
    in(
        "jumpIn",
        "Changes to a pattern after so many cycles.",
        "(jump-in :d1 2 (s \"bd*4\"))",
        Transitions::jumpIn);
    in(
        "jumpIn' jumpAtCycle",
        "Changes to a pattern so many cycles after the next cycle begins.",
        "(jump-in' :d1 0 (s \"bd*4\"))",
        Transitions::jumpAtCycle);
    shelf.add(
        "jumpMod",
        "slot cycles pattern",
        "Changes to a pattern at the next cycle whose number is a multiple.",
        "(jump-mod :d1 4 (s \"bd*4\"))",
        given -> play("jump-mod", given, 1, n -> Transitions.jumpMod(whole("jump-mod", n[0]), 0)));
    shelf.add(
        "jumpMod' jumpModRest",
        "slot cycles rest pattern",
        "Changes to a pattern at the next cycle whose number leaves a rest.",
        "(jump-mod' :d1 4 1 (s \"bd*4\"))",
        given ->
            play(
                "jump-mod'",
                given,
                2,
                n -> Transitions.jumpMod(whole("jump-mod'", n[0]), whole("jump-mod'", n[1]))));
    in(
        "wait",
        "Stops for so many cycles, then plays a pattern from the beginning of a cycle on.",
        "(wait :d1 4 (s \"bd*4\"))",
        Transitions::waitFor);
  }

  private void changes() {
    at(
        "anticipate",
        "Builds up with echoes that draw together for 8 cycles, then drops to a pattern.",
        "(anticipate :d1 (s \"bd*4\"))",
        Transitions.anticipateIn(ANTICIPATE_CYCLES));
    in(
        "anticipateIn",
        "Builds up with echoes that draw together for so many cycles, then drops to a pattern.",
        "(anticipate-in :d1 4 (s \"bd*4\"))",
        Transitions::anticipateIn);
    shelf.add(
        "wash",
        "slot out in delay out-cycles in-cycles pattern",
        "Waits, changes the old pattern by a function, then the new one by another.",
        "(wash :d1 rev (fn [x] (fast 2 x)) 1 2 2 (s \"bd*4\"))",
        given -> play("wash", given, 5, this::wash));
    shelf.add(
        "washIn",
        "slot f cycles pattern",
        "Changes the old pattern by a function for so many cycles, then plays the new one.",
        "(wash-in :d1 rev 4 (s \"bd*4\"))",
        given -> play("wash-in", given, 2, this::washIn));
    shelf.add(
        "mortal",
        "slot life release pattern",
        "Plays a pattern for so many cycles, thins it out in so many more, then nothing.",
        "(mortal :d1 4 2 (s \"bd*4\"))",
        given ->
            play(
                "mortal",
                given,
                2,
                n ->
                    Transitions.mortal(
                        Given.number("mortal", n[0]), Given.number("mortal", n[1]))));
  }

  /** Makes a transition of what stands between the slot and the pattern. */
  @FunctionalInterface
  private interface Maker {
    Transition of(Object[] between);
  }

  private Notice play(String word, List<Object> given, int between, Maker maker) {
    Given.count(word, given, between + 2);
    Object[] middle = given.subList(1, between + 1).toArray();
    return shelf.play(Given.slot(given.getFirst()), given.getLast(), maker.of(middle));
  }

  private Transition wash(Object[] given) {
    return Transitions.wash(
        Patternable.function(given[0]),
        Patternable.function(given[1]),
        Given.number("wash", given[2]),
        Given.number("wash", given[3]),
        Given.number("wash", given[4]));
  }

  private Transition washIn(Object[] given) {
    return Transitions.wash(
        Patternable.function(given[0]),
        pattern -> pattern,
        Rational.ZERO,
        Given.number("wash-in", given[1]),
        Rational.ZERO);
  }

  private static long whole(String word, Object value) {
    Rational number = Given.number(word, value);
    if (!number.isInteger())
      throw Given.wants(word, "whole numbers of cycles, not " + Shown.of(number));
    return number.floor();
  }

  /** A word of a slot and a pattern. */
  private void at(String name, String doc, String example, Transition transition) {
    shelf.add(
        name, "slot pattern", doc, example, given -> play(name, given, 0, none -> transition));
  }

  /** A word of a slot, a number of cycles and a pattern. */
  private void in(
      String names, String doc, String example, Function<Rational, Transition> transition) {
    String name = Word.kebab(names.split(" ")[0]);
    shelf.add(
        names,
        "slot cycles pattern",
        doc,
        example,
        given -> play(name, given, 1, n -> transition.apply(Given.number(name, n[0]))));
  }
}
