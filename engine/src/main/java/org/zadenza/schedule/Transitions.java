// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/**
 * Tidal's transitions, by its names and with its meaning. All lengths are in cycles.
 *
 * <pre>{@code scheduler.play("d1", pattern, text, Transitions.xfadeIn(Rational.of(8)))}</pre>
 */
public final class Transitions {
  private Transitions() {}

  /** Old and new together, the one ever softer, the other ever louder. */
  public static Transition xfadeIn(Rational cycles) {
    positive("xfade", cycles);
    return over(
        "xfade",
        cycles,
        (old, next) ->
            begin -> {
              ToDoubleFunction<Rational> place = place(begin, cycles);
              return Pattern.stack(
                  Passages.louder(old, at -> fade(1 - place.applyAsDouble(at))),
                  Passages.louder(next, at -> fade(place.applyAsDouble(at))));
            });
  }

  /** Tidal's curve. Loudness is gain to the fourth (SuperDirt), so the two add up to 1. */
  private static double fade(double place) {
    return Math.sqrt(Math.sin(place * Math.PI / 2));
  }

  /** By lot, ever fewer events of the old pattern and ever more of the new one. */
  public static Transition clutchIn(Rational cycles) {
    positive("clutch", cycles);
    return over(
        "clutch",
        cycles,
        (old, next) ->
            begin -> {
              ToDoubleFunction<Rational> place = place(begin, cycles);
              return Pattern.stack(Passages.dropped(old, place), Passages.kept(next, place));
            });
  }

  /** The old pattern for a while, then the new one. */
  public static Transition jumpIn(Rational cycles) {
    notNegative("jump", cycles);
    return over("jump", cycles, (old, next) -> begin -> old);
  }

  /** The new pattern when the next cycle begins, or {@code cycles} whole cycles after that. */
  public static Transition jumpAtCycle(Rational cycles) {
    notNegative("jump-in'", cycles);
    return until("jump-in'", begin -> begin.nextCycle().plus(cycles), old -> old);
  }

  /** The new pattern at the next cycle that {@code cycles} divides, {@code rest} left over. */
  public static Transition jumpMod(long cycles, long rest) {
    if (cycles < 1) throw new IllegalArgumentException("jump-mod wants 1 cycle or more: " + cycles);
    return until(
        "jump-mod",
        begin ->
            begin
                .nextCycle()
                .plus(Rational.of(cycles - 1 - Math.floorMod(begin.floor() - rest, cycles))),
        old -> old);
  }

  /** Nothing for a while, then the new pattern where a cycle begins. */
  public static Transition waitFor(Rational cycles) {
    notNegative("wait", cycles);
    return until(
        "wait",
        begin -> begin.plus(cycles).minus(Rational.ONE).nextCycle().max(begin),
        old -> Pattern.silence());
  }

  /** The old pattern with echoes that draw together, then the new one. */
  public static Transition anticipateIn(Rational cycles) {
    positive("anticipate", cycles);
    return over(
        "anticipate", cycles, (old, next) -> begin -> Passages.tightened(old, begin, cycles));
  }

  /** The events of the new pattern at once; their numbers glide there from the old one's. */
  public static Transition interpolateIn(Rational cycles) {
    positive("interpolate", cycles);
    return over(
        "interpolate",
        cycles,
        (old, next) -> begin -> Passages.glided(old, next, place(begin, cycles)));
  }

  /**
   * The old pattern for {@code delay} cycles, then changed by {@code out} for {@code outCycles},
   * then the new one changed by {@code in} for {@code inCycles}.
   */
  public static Transition wash(
      UnaryOperator<Pattern> out,
      UnaryOperator<Pattern> in,
      Rational delay,
      Rational outCycles,
      Rational inCycles) {
    notNegative("wash", delay);
    notNegative("wash", outCycles);
    notNegative("wash", inCycles);
    return over(
        "wash",
        delay.plus(outCycles).plus(inCycles),
        (old, next) -> {
          Pattern leaving = out.apply(old);
          Pattern coming = in.apply(next);
          return begin -> {
            Rational leaves = begin.plus(delay);
            return Passages.split(
                old, leaves, Passages.split(leaving, leaves.plus(outCycles), coming));
          };
        });
  }

  /** The new pattern at once; after {@code life} cycles it thins out, and then there is nothing. */
  public static Transition mortal(Rational life, Rational release) {
    notNegative("mortal", life);
    notNegative("mortal", release);
    Transition.Plan plan =
        (old, next) ->
            begin -> {
              Rational fading = begin.plus(life);
              Pattern thinning = Passages.dropped(next, place(fading, release));
              return new Transition.Passage(
                  Passages.split(next, fading, thinning), fading.plus(release));
            };
    return new Transition("mortal", plan, true);
  }

  /** A pattern for a begin. */
  private interface Mix {
    Function<Rational, Pattern> between(Pattern old, Pattern next);
  }

  private static Transition over(String name, Rational cycles, Mix mix) {
    Transition.Plan plan =
        (old, next) -> {
          Function<Rational, Pattern> pattern = mix.between(old, next);
          return begin -> new Transition.Passage(pattern.apply(begin), begin.plus(cycles));
        };
    return new Transition(name, plan, false);
  }

  private static Transition until(
      String name, UnaryOperator<Rational> end, UnaryOperator<Pattern> meanwhile) {
    Transition.Plan plan =
        (old, next) -> begin -> new Transition.Passage(meanwhile.apply(old), end.apply(begin));
    return new Transition(name, plan, false);
  }

  /** From 0 at {@code begin} to 1 when {@code cycles} are over. */
  private static ToDoubleFunction<Rational> place(Rational begin, Rational cycles) {
    double length = cycles.toDouble();
    return at -> Math.clamp(at.minus(begin).toDouble() / length, 0, 1);
  }

  private static void positive(String name, Rational cycles) {
    if (cycles.signum() > 0) return;
    throw new IllegalArgumentException(name + " wants more than 0 cycles, not " + cycles);
  }

  private static void notNegative(String name, Rational cycles) {
    if (cycles.signum() >= 0) return;
    throw new IllegalArgumentException(name + " wants no negative number of cycles: " + cycles);
  }
}
