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
