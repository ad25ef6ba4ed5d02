// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.block;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * e^y in vectors, by a polynomial of our own: the JDK's differs in last bits between code that is
 * interpreted and code that is compiled, and then a training is not the same twice.
 */
public final class Exponential {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final float LOG2_E = 1.442695041f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float ROUNDING = 12_582_912; // 1.5 * 2^23: adding it rounds to whole numbers
  private static final int MANTISSA_BITS = 23;
  private static final int ONE = 0x3f800000; // the bits of 1.0f

  private Exponential() {}

  /**
   * e^y is 2^n e^r with n whole and r in -ln 2 / 2 to ln 2 / 2; within 2e-7.
   *
   * @param y a vector of the preferred length, each from -80 to 80
   */
  public static FloatVector of(FloatVector y) {
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
    IntVector power =
        shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA_BITS).add(ONE);
    return e.mul(power.reinterpretAsFloats());
  }
}
