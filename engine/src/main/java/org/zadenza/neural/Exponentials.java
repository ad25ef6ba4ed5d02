// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The exponential of whole arrays, in vectors, and what a WaveNet needs of it.
 *
 * <p>It is a polynomial of our own, of degree 6 on half a binade, so that every processor gives the
 * same numbers; they lie within 2e-7 of the exact ones.
 */
final class Exponentials {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private static final float MOST = 40; // e^40 squared is still a plain float
  private static final float LEAST = -80; // and so is e^-80
  private static final float LOG2_E = 1.442695041f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float ROUNDING = 12_582_912; // 1.5 * 2^23: adding it rounds to whole numbers
  private static final int MANTISSA_BITS = 23;
  private static final int ONE = 0x3f800000; // the bits of 1.0f

  private Exponentials() {}

  /**
   * {@code z[k] = sigmoid(-gate) tanh(-sound / 2)}, for halves that come as minus the gate and
   * minus twice the sound, so that nothing is left to do but e^x: (1 - t) / ((1 + s) (1 + t)) with
   * s and t the exponentials of the two.
   *
   * @param halves the gates from {@code at} on, the sounds {@code count} places later; what is left
   *     in them is of no use
   * @param count a multiple of a vector's length
   */
  static void gate(float[] halves, int at, int count, float[] z, int to) {
    powers(halves, at, 2 * count);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int m = 0; m < count; m += LANES) {
      FloatVector s = FloatVector.fromArray(SPECIES, halves, at + m);
      FloatVector t = FloatVector.fromArray(SPECIES, halves, at + count + m);
      one.sub(t).div(s.add(1).mul(t.add(1))).intoArray(z, to + m);
    }
  }

  /**
   * {@code out[k] = e^(scale (x[from + k] - most))} for the first {@code count} numbers and those
   * up to the next whole vector; what is below e^-80 becomes that.
   */
  static void of(float[] x, int from, int count, float most, float scale, float[] out) {
    for (int m = 0; m < count; m += LANES) {
      FloatVector.fromArray(SPECIES, x, from + m).sub(most).mul(scale).min(0).intoArray(out, m);
    }
    powers(out, 0, count);
  }

  /** The largest of {@code count} numbers. */
  static float most(float[] x, int from, int count) {
    int whole = SPECIES.loopBound(count);
    float most = Float.NEGATIVE_INFINITY;
    if (whole > 0) {
      FloatVector largest = FloatVector.fromArray(SPECIES, x, from);
      for (int m = LANES; m < whole; m += LANES) {
        largest = largest.max(FloatVector.fromArray(SPECIES, x, from + m));
      }
      most = largest.reduceLanes(VectorOperators.MAX);
    }
    for (int k = whole; k < count; k++) most = Math.max(most, x[from + k]);
    return most;
  }

  /**
   * {@code x[k] = e^x[k]} from {@code at} on, up to the next whole vector after {@code count}, from
   * e^-80 to e^40: 2^n e^r with n whole and r in -ln 2 / 2 to ln 2 / 2.
   *
   * <p>All in one loop: a method that gives a vector is not always compiled into the one that calls
   * it (not where it was compiled by itself before), and then each vector is an object.
   */
  static void powers(float[] x, int at, int count) {
    for (int m = at; m < at + count; m += LANES) {
      FloatVector y = FloatVector.fromArray(SPECIES, x, m).min(MOST).max(LEAST);
      FloatVector shifted = y.mul(LOG2_E).add(ROUNDING);
      FloatVector n = shifted.sub(ROUNDING);
      FloatVector r = n.mul(-LN2_LOW).add(n.mul(-LN2_HIGH).add(y));
      FloatVector e =
          FloatVector.broadcast(SPECIES, 1 / 720f)
              .fma(r, FloatVector.broadcast(SPECIES, 1 / 120f))
              .fma(r, FloatVector.broadcast(SPECIES, 1 / 24f))
              .fma(r, FloatVector.broadcast(SPECIES, 1 / 6f))
              .fma(r, FloatVector.broadcast(SPECIES, 0.5f))
              .fma(r, FloatVector.broadcast(SPECIES, 1))
              .fma(r, FloatVector.broadcast(SPECIES, 1));
      IntVector whole =
          shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA_BITS).add(ONE);
      e.mul(whole.reinterpretAsFloats()).intoArray(x, m);
    }
  }
}
