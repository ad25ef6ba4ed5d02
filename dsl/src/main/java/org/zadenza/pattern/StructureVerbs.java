// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.List;
import org.zadenza.time.Rational;

/** Verbs that give a pattern another rhythm, or let only some of it through. */
interface StructureVerbs extends Verbs {

  /** Takes the rhythm of {@code rhythm} where it is true, and the values from here. */
  default Pattern struct(Object rhythm) {
    Pattern beats = Pattern.of(rhythm).filterValues(Truth::of);
    return Joins.right(self(), beats, (mine, _) -> mine);
  }

  /** Lets through only what happens while {@code gate} is true. */
  default Pattern mask(Object gate) {
    Pattern open = Pattern.of(gate).filterValues(Truth::of);
    return Joins.left(self(), open, (mine, _) -> mine);
  }

  /** {@code pulses} spread as evenly as can be over {@code steps} (Toussaint 2005). */
  default Pattern euclid(Object pulses, Object steps) {
    return euclidRot(pulses, steps, 0);
  }

  /** {@link #euclid} with the rhythm rotated to the right by {@code rotation} steps. */
  default Pattern euclidRot(Object pulses, Object steps, Object rotation) {
    return Patternable.joinTimes(
        pulses,
        steps,
        (k, n) ->
            Patternable.joinTime(
                rotation, r -> onEuclid(Euclid.rhythm(k.floor(), n.floor(), r.floor()))));
  }

  /** The rests of {@link #euclid}. */
  default Pattern euclidInv(Object pulses, Object steps) {
    return Patternable.joinTimes(
        pulses, steps, (k, n) -> onEuclid(Euclid.inverted(Euclid.rhythm(k.floor(), n.floor(), 0))));
  }

  private Pattern onEuclid(List<Boolean> rhythm) {
    if (rhythm.isEmpty()) return Pattern.silence();
    List<Pattern> steps =
        rhythm.stream().map(hit -> hit ? Pattern.pure(true) : Pattern.silence()).toList();
    return Joins.right(self(), Pattern.fastcat(steps), (mine, _) -> mine);
  }

  /** Asks {@code n} times a cycle: makes discrete events of something continuous. */
  default Pattern segment(Object n) {
    return Patternable.joinTime(
        n, rate -> Joins.right(self(), Pattern.pure(true).fast(rate), (mine, _) -> mine));
  }

  /** Plays only the first {@code part} of each cycle, over and over. */
  default Pattern linger(Object part) {
    return Patternable.joinTime(
        part,
        t -> {
          if (t.signum() == 0) return Pattern.silence();
          Pattern inner = self();
          Pattern piece =
              t.signum() > 0
                  ? inner.zoom(Rational.ZERO, t).slow(t)
                  : inner.zoom(t.plus(Rational.ONE), Rational.ONE).slow(t.negate());
          return piece;
        });
  }
}
