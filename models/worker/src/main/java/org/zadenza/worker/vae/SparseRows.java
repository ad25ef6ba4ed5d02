// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import org.zadenza.worker.block.Block;

/** Rows of which most numbers are zero, e.g. one-hot ones: only the others are kept. */
final class SparseRows {
  private final int most;
  private final int[] counts;
  private final int[] columns;
  private final float[] values;

  /** Empty rows that take up to {@code most} numbers each. */
  SparseRows(int rows, int most) {
    this.most = most;
    counts = new int[rows];
    columns = new int[rows * most];
    values = new float[rows * most];
  }

  /** How many rows there are. */
  int rows() {
    return counts.length;
  }

  /** Empties a row. */
  void clear(int row) {
    counts[row] = 0;
  }

  /** Adds a number to a row. */
  void put(int row, int column, float value) {
    int at = row * most + counts[row]++;
    columns[at] = column;
    values[at] = value;
  }

  /** Makes a row what the numbers from {@code from} on are. */
  void set(int row, float[] dense, int from, int count) {
    clear(row);
    for (int k = 0; k < count; k++) {
      if (dense[from + k] != 0) put(row, k, dense[from + k]);
    }
  }

  /** Makes a row what a row of others is. */
  void copy(int row, SparseRows other, int otherRow) {
    clear(row);
    for (int k = 0; k < other.counts[otherRow]; k++) {
      put(row, other.columns[otherRow * other.most + k], other.values[otherRow * other.most + k]);
    }
  }

  /** The column of a row's first number. */
  int first(int row) {
    if (counts[row] == 0) throw new IllegalStateException("row %d is empty".formatted(row));
    return columns[row * most];
  }

  /** The number in a column of a row. */
  float get(int row, int column) {
    for (int k = row * most; k < row * most + counts[row]; k++) {
      if (columns[k] == column) return values[k];
    }
    return 0;
  }

  /** {@code out[k] += row (from + k) times kernel}, for all rows of out. */
  void addProduct(int from, Block kernel, Block out) {
    for (int row = 0; row < out.rows(); row++) {
      for (int k = 0; k < counts[from + row]; k++) {
        int at = (from + row) * most + k;
        Kernels.addRow(kernel, columns[at], values[at], out, row);
      }
    }
  }

  /** Adds the slopes by the kernel of {@link #addProduct}, given those by what it gave. */
  void addSlopes(int from, Block slopes, Block kernel) {
    for (int row = 0; row < slopes.rows(); row++) {
      for (int k = 0; k < counts[from + row]; k++) {
        int at = (from + row) * most + k;
        Kernels.addRow(slopes, row, values[at], kernel, columns[at]);
      }
    }
  }
}
