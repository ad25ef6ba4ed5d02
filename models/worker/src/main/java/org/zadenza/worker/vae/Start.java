// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.List;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/** The first state of some cells, tanh(z K + b): c0, h0, c1, h1 and so on; and the way back. */
public final class Start {
  private final Dense dense;
  private final List<Lstm> cells;
  private final Block states; // [N, 2 units of all]
  private final Block slopes;

  /** The layer under a prefix, for some cells of so many rows. */
  public Start(Parameters parameters, String prefix, List<Lstm> cells, int rows) {
    dense = new Dense(parameters, prefix);
    this.cells = cells;
    states = Block.zeros(rows, dense.outputs());
    slopes = Block.zeros(rows, dense.outputs());
  }

  /** Starts the cells. */
  public void forwards(Block z) {
    dense.forwards(z, states);
    Kernels.tanh(states);
    int at = 0;
    for (Lstm cell : cells) {
      at = take(at, cell.firstMemory());
      at = take(at, cell.h(-1));
    }
  }

  private int take(int at, Block state) {
    for (int row = 0; row < state.rows(); row++) {
      for (int m = 0; m < state.columns(); m++) {
        state.set(row, m, states.get(row, at + m));
      }
    }
    return at + state.columns();
  }

  /** Adds all slopes, those by z too. */
  public void back(Block z, Block dz) {
    int at = 0;
    for (Lstm cell : cells) {
      at = give(at, cell.memorySlopes());
      at = give(at, cell.slopes(-1));
    }
    Kernels.tanhBack(states, slopes);
    dense.back(z, slopes, 1, dz);
  }

  private int give(int at, Block slope) {
    for (int row = 0; row < slope.rows(); row++) {
      for (int m = 0; m < slope.columns(); m++) {
        slopes.set(row, at + m, slope.get(row, m));
      }
    }
    return at + slope.columns();
  }
}
