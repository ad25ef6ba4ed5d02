// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A weight matrix packed so that a vector times it reads memory once, in order, with the sums in
 * registers.
 *
 * <p>Columns are cut into tiles of eight vectors; within a tile the rows follow each other. The
 * last tile is filled up with zeros, so outputs are arrays of {@link #width()} numbers.
 */
final class PackedRows {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int TILE = 8 * LANES;

  private final int rows;
  private final int tiles;
  private final float[] packed; // [tile][row][TILE]

  /** Packs a row-major matrix of rows by columns. */
  PackedRows(float[] matrix, int rows, int columns) {
    this.rows = rows;
    tiles = (columns + TILE - 1) / TILE;
    packed = new float[tiles * rows * TILE];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int tile = column / TILE;
        packed[(tile * rows + row) * TILE + column % TILE] = matrix[row * columns + column];
      }
    }
  }

  /** The length that an output array needs: the columns, rounded up to whole tiles. */
  int width() {
    return tiles * TILE;
  }

  /** z += scale times one row. */
  void addRow(int row, float scale, float[] z) {
    for (int tile = 0; tile < tiles; tile++) {
      int from = (tile * rows + row) * TILE;
      for (int at = 0; at < TILE; at += LANES) {
        FloatVector sum = FloatVector.fromArray(SPECIES, z, tile * TILE + at);
        FloatVector weights = FloatVector.fromArray(SPECIES, packed, from + at);
        weights.mul(scale).add(sum).intoArray(z, tile * TILE + at);
      }
    }
  }

  /** z += {@code count} numbers of x times the rows from {@code firstRow} on. */
  void addProduct(int firstRow, float[] x, int from, int count, float[] z) {
    Objects.checkFromIndexSize(from, count, x.length);
    Objects.checkFromIndexSize(firstRow, count, rows);
    for (int tile = 0; tile < tiles; tile++) {
      addTile(tile * TILE, (tile * rows + firstRow) * TILE, x, from, from + count, z);
    }
  }

  /**
   * As {@link #addProduct} for some inputs that share each pass over the weights; what comes out is
   * the same, to the bit, as of one alone.
   *
   * @param x the inputs, one after the other, {@code xStep} numbers apart
   * @param z the sums, likewise, {@code zStep} apart
   * @param chosen which inputs, in its first {@code inputs} places
   */
  void addProducts(
      int firstRow,
      float[] x,
      int xStep,
      int count,
      float[] z,
      int zStep,
      int[] chosen,
      int inputs) {
    Objects.checkFromIndexSize(firstRow, count, rows);
    for (int k = 0; k < inputs; k++) {
      Objects.checkFromIndexSize(chosen[k] * xStep, count, x.length);
      Objects.checkFromIndexSize(chosen[k] * zStep, width(), z.length);
    }
    for (int tile = 0; tile < tiles; tile++) {
      int to = tile * TILE;
      int at = (tile * rows + firstRow) * TILE;
      int k = 0;
      for (; k + 3 <= inputs; k += 3) {
        int a = chosen[k];
        int b = chosen[k + 1];
        int c = chosen[k + 2];
        addToThree(at, x, a * xStep, b * xStep, c * xStep, count, z, to, a, b, c, zStep);
        addToThree(
            at + 4 * LANES,
            x,
            a * xStep,
            b * xStep,
            c * xStep,
            count,
            z,
            to + 4 * LANES,
            a,
            b,
            c,
            zStep);
      }
      for (; k < inputs; k++) {
        int from = chosen[k] * xStep;
        addTile(chosen[k] * zStep + to, at, x, from, from + count, z);
      }
    }
  }

  /** Half a tile for three inputs: four vectors of sums each. */
  private void addToThree(
      int at,
      float[] x,
      int xa,
      int xb,
      int xc,
      int count,
      float[] z,
      int to,
      int a,
      int b,
      int c,
      int zStep) {
    int za = a * zStep + to;
    int zb = b * zStep + to;
    int zc = c * zStep + to;
    FloatVector a0 = FloatVector.fromArray(SPECIES, z, za);
    FloatVector a1 = FloatVector.fromArray(SPECIES, z, za + LANES);
    FloatVector a2 = FloatVector.fromArray(SPECIES, z, za + 2 * LANES);
    FloatVector a3 = FloatVector.fromArray(SPECIES, z, za + 3 * LANES);
    FloatVector b0 = FloatVector.fromArray(SPECIES, z, zb);
    FloatVector b1 = FloatVector.fromArray(SPECIES, z, zb + LANES);
    FloatVector b2 = FloatVector.fromArray(SPECIES, z, zb + 2 * LANES);
    FloatVector b3 = FloatVector.fromArray(SPECIES, z, zb + 3 * LANES);
    FloatVector c0 = FloatVector.fromArray(SPECIES, z, zc);
    FloatVector c1 = FloatVector.fromArray(SPECIES, z, zc + LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, z, zc + 2 * LANES);
    FloatVector c3 = FloatVector.fromArray(SPECIES, z, zc + 3 * LANES);
    int from = at;
    for (int row = 0; row < count; row++, from += TILE) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, packed, from);
      FloatVector w1 = FloatVector.fromArray(SPECIES, packed, from + LANES);
      FloatVector w2 = FloatVector.fromArray(SPECIES, packed, from + 2 * LANES);
      FloatVector w3 = FloatVector.fromArray(SPECIES, packed, from + 3 * LANES);
      FloatVector value = FloatVector.broadcast(SPECIES, x[xa + row]);
      a0 = w0.fma(value, a0);
      a1 = w1.fma(value, a1);
      a2 = w2.fma(value, a2);
      a3 = w3.fma(value, a3);
      value = FloatVector.broadcast(SPECIES, x[xb + row]);
      b0 = w0.fma(value, b0);
      b1 = w1.fma(value, b1);
      b2 = w2.fma(value, b2);
      b3 = w3.fma(value, b3);
      value = FloatVector.broadcast(SPECIES, x[xc + row]);
      c0 = w0.fma(value, c0);
      c1 = w1.fma(value, c1);
      c2 = w2.fma(value, c2);
      c3 = w3.fma(value, c3);
    }
    a0.intoArray(z, za);
    a1.intoArray(z, za + LANES);
    a2.intoArray(z, za + 2 * LANES);
    a3.intoArray(z, za + 3 * LANES);
    b0.intoArray(z, zb);
    b1.intoArray(z, zb + LANES);
    b2.intoArray(z, zb + 2 * LANES);
    b3.intoArray(z, zb + 3 * LANES);
    c0.intoArray(z, zc);
    c1.intoArray(z, zc + LANES);
    c2.intoArray(z, zc + 2 * LANES);
    c3.intoArray(z, zc + 3 * LANES);
  }

  /** As {@link #addProduct}, row by row, leaving out the rows whose number is zero. */
  void addSparse(int firstRow, float[] x, int from, int count, float[] z) {
    Objects.checkFromIndexSize(firstRow, count, rows);
    for (int k = 0; k < count; k++) {
      if (x[from + k] != 0) {
        addRow(firstRow + k, x[from + k], z);
      }
    }
  }

  private void addTile(int to, int at, float[] x, int first, int end, float[] z) {
    FloatVector s0 = FloatVector.fromArray(SPECIES, z, to);
    FloatVector s1 = FloatVector.fromArray(SPECIES, z, to + LANES);
    FloatVector s2 = FloatVector.fromArray(SPECIES, z, to + 2 * LANES);
    FloatVector s3 = FloatVector.fromArray(SPECIES, z, to + 3 * LANES);
    FloatVector s4 = FloatVector.fromArray(SPECIES, z, to + 4 * LANES);
    FloatVector s5 = FloatVector.fromArray(SPECIES, z, to + 5 * LANES);
    FloatVector s6 = FloatVector.fromArray(SPECIES, z, to + 6 * LANES);
    FloatVector s7 = FloatVector.fromArray(SPECIES, z, to + 7 * LANES);
    int from = at;
    for (int row = first; row < end; row++, from += TILE) {
      FloatVector value = FloatVector.broadcast(SPECIES, x[row]);
      s0 = FloatVector.fromArray(SPECIES, packed, from).fma(value, s0);
      s1 = FloatVector.fromArray(SPECIES, packed, from + LANES).fma(value, s1);
      s2 = FloatVector.fromArray(SPECIES, packed, from + 2 * LANES).fma(value, s2);
      s3 = FloatVector.fromArray(SPECIES, packed, from + 3 * LANES).fma(value, s3);
      s4 = FloatVector.fromArray(SPECIES, packed, from + 4 * LANES).fma(value, s4);
      s5 = FloatVector.fromArray(SPECIES, packed, from + 5 * LANES).fma(value, s5);
      s6 = FloatVector.fromArray(SPECIES, packed, from + 6 * LANES).fma(value, s6);
      s7 = FloatVector.fromArray(SPECIES, packed, from + 7 * LANES).fma(value, s7);
    }
    s0.intoArray(z, to);
    s1.intoArray(z, to + LANES);
    s2.intoArray(z, to + 2 * LANES);
    s3.intoArray(z, to + 3 * LANES);
    s4.intoArray(z, to + 4 * LANES);
    s5.intoArray(z, to + 5 * LANES);
    s6.intoArray(z, to + 6 * LANES);
    s7.intoArray(z, to + 7 * LANES);
  }
}
