// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.List;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/** A conductor: from a z for the whole one for each part, and the way back. */
final class Conducting {
  static final String PREFIX = "decoder/hierarchical_level_0/";

  private final Start start;
  private final Lstm cell;
  private final int parts;

  /** One layer; its one input is always zero. */
  Conducting(Parameters parameters, int rows, int parts) {
    cell = new Lstm(parameters, PREFIX + "cell_0/lstm_cell/", rows, parts);
    start = new Start(parameters, PREFIX + "initial_state/", List.of(cell), rows);
    this.parts = parts;
  }

  /** The z of each part, [parts N, units]. */
  Block forwards(Block z) {
    start.forwards(z);
    for (int k = 0; k < parts; k++) {
      Kernels.repeat(cell.bias(), cell.gates(k));
      cell.step(k);
    }
    return cell.allOutputs();
  }

  /** Adds all slopes, given those by the z of each part. */
  void back(Block slopes, Block z, Block dz) {
    cell.beginBack();
    Kernels.copy(slopes, cell.allOutputSlopes());
    for (int k = parts - 1; k >= 0; k--) {
      cell.backStep(k);
    }
    cell.learn();
    start.back(z, dz);
  }
}
