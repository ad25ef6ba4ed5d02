// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import java.util.stream.Stream;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;
import org.zadenza.pattern.Signals;
import org.zadenza.time.Rational;

/** Continuous patterns, silence, and sources of numbers and beats. */
abstract class StaticSignals extends StaticInputs {
  /** A sine wave, one period a cycle, from 0 to 1. */
  public static final Pattern sine = Signals.sine();

  /** {@link #sine} from -1 to 1. */
  public static final Pattern sine2 = Signals.bipolar(sine);

  /** A cosine wave, one period a cycle, from 0 to 1. */
  public static final Pattern cosine = Signals.cosine();

  /** {@link #cosine} from -1 to 1. */
  public static final Pattern cosine2 = Signals.bipolar(cosine);

  /** A ramp from 0 to 1, once a cycle. */
  public static final Pattern saw = Signals.saw();

  /** {@link #saw} from -1 to 1. */
  public static final Pattern saw2 = Signals.bipolar(saw);

  /** A ramp from 1 to 0, once a cycle. */
  public static final Pattern isaw = Signals.isaw();

  /** {@link #isaw} from 1 to -1. */
  public static final Pattern isaw2 = Signals.bipolar(isaw);

  /** A triangle, up and down once a cycle, from 0 to 1. */
  public static final Pattern tri = Signals.tri();

  /** {@link #tri} from -1 to 1. */
  public static final Pattern tri2 = Signals.bipolar(tri);

  /** A triangle, down and up once a cycle, from 0 to 1. */
  public static final Pattern itri = Signals.itri();

  /** {@link #itri} from -1 to 1. */
  public static final Pattern itri2 = Signals.bipolar(itri);

  /** 0 in the first half of a cycle, 1 in the second. */
  public static final Pattern square = Signals.square();

  /** -1 in the first half of a cycle, 1 in the second. */
  public static final Pattern square2 = Signals.bipolar(square);

  /** Another random number from 0 to 1 at every moment. */
  public static final Pattern rand = Signals.rand();

  /** Another random number from -1 to 1 at every moment. */
  public static final Pattern rand2 = Signals.bipolar(rand);

  /** Smoothly changing random numbers from 0 to 1. */
  public static final Pattern perlin = Signals.perlin();

  /** Random ridges from 0 to 1. */
  public static final Pattern berlin = Signals.berlin();

  /** True or false by lot. */
  public static final Pattern brand = Signals.brandBy(0.5);

  /** The moment itself, in cycles. */
  public static final Pattern time = Signals.time();

  /** How long each event is, in cycles. */
  public static final Pattern cyclesPer = Signals.cyclesPer();

  /** How many of each event a cycle holds. */
  public static final Pattern per = Signals.perCycle();

  /** {@link #per}. */
  public static final Pattern perCycle = per;

  /** How many of each event a cycle holds, 1 for one, and 1 more for each doubling. */
  public static final Pattern perx = per.log2().withValue(v -> (Double) v + 1);

  /** A line from 0 to 1 in cycle 0, and 1 from then on. */
  public static final Pattern envL = Signals.envL();

  /** A line from 1 to 0 in cycle 0, and 0 from then on. */
  public static final Pattern envLR = envL.withValue(v -> 1 - (Double) v);

  /** From 1 to 0 in cycle 0 as the square root of a sine, and 0 from then on. */
  public static final Pattern envEq = Signals.envEq();

  /** From 0 to 1 in cycle 0 as the square root of a sine, and 1 from then on. */
  public static final Pattern envEqR = Signals.envEqR();

  /** Nothing, without even a step. */
  public static final Pattern nothing = Pattern.silence().withSteps(Rational.ZERO);

  /** Nothing, for ever. */
  public static final Pattern silence = Pattern.silence();

  /** True with probability {@code p}. */
  public static Pattern brandBy(Object p) {
    return Signals.brandBy(p);
  }

  /** Random whole numbers from 0 up to but not including {@code n}. */
  public static Pattern irand(Object n) {
    return Signals.irand(n);
  }

  /** The numbers from 0 up to but not including {@code n}. */
  public static Pattern run(Object n) {
    return Signals.run(n);
  }

  /** The bits of a number as beats, as many as it has. */
  public static Pattern binary(Object n) {
    return Signals.binary(n, 0);
  }

  /** The bits of a number as beats, so many of them. */
  public static Pattern binaryN(Object n, Object bits) {
    return Signals.binary(n, bits);
  }

  /** Beats with so many steps from one to the next, {@code steps} steps a cycle. */
  public static Pattern necklace(Object steps, List<?> gaps) {
    return Signals.necklace(
        Patternable.rational(steps), Stream.of(gaps.toArray()).map(Patternable::rational).toList());
  }
}
