// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The logistic function of whole arrays, in vectors, by {@link Exponentials}; tanh x is 2
 * logistic(2 x) - 1.
 */
final class Logistic {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private Logistic() {}

  /** The length that an array of {@code count} numbers needs to be worked on in whole vectors. */
  static int padded(int count) {
    return (count + LANES - 1) / LANES * LANES;
  }

  /**
   * Puts 1 / (1 + e^-x) in the place of each of the first {@code count} numbers, and of those up to
   * the next whole vector.
   */
  static void apply(float[] x, int count) {
    for (int m = 0; m < count; m += LANES) {
      FloatVector.fromArray(SPECIES, x, m).neg().intoArray(x, m);
    }
    Exponentials.powers(x, 0, count);
    FloatVector one = FloatVector.broadcast(SPECIES, 1);
    for (int m = 0; m < count; m += LANES) {
      one.div(FloatVector.fromArray(SPECIES, x, m).add(1)).intoArray(x, m);
    }
  }
}
