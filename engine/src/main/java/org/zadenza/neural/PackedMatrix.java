// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import jdk.incubator.vector.FloatVector;

/**
 * A small weight matrix for products with one vector, or with four that share one pass over the
 * weights: what a network costs whose weights come from a far cache is the loading of them.
 *
 * <p>Outputs have {@link #width()} places, the columns filled up to whole vectors. Each is summed
 * row after row, so it comes out the same alone or among four, whatever the length of a vector is.
 */
sealed interface PackedMatrix permits FloatRows, HalfRows {
  /** Packs a row-major matrix of rows by columns, in 16 bits a number where those are enough. */
  static PackedMatrix of(float[] matrix, int rows, int columns) {
    for (float number : matrix) {
      if (!BrainFloat.holds(number)) return new FloatRows(matrix, rows, columns);
    }
    return new HalfRows(matrix, rows, columns);
  }

  /** A number of columns, rounded up to whole vectors. */
  static int padded(int columns) {
    int lanes = FloatVector.SPECIES_PREFERRED.length();
    return (columns + lanes - 1) / lanes * lanes;
  }

  /** How many places an output takes. */
  int width();

  /** {@code y = a + b + x W}, each from some place of its array on; y may be a or b. */
  void product(float[] x, int xAt, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt);

  /**
   * As {@link #product} for four inputs, whose places are {@code xStep}, {@code aStep}, {@code
   * bStep} and {@code yStep} apart.
   */
  void products(
      float[] x,
      int xAt,
      int xStep,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] y,
      int yAt,
      int yStep);
}
