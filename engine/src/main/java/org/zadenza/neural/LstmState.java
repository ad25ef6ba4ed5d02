// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.List;

/**
 * What an LSTM remembers between two steps: for each layer the cell c and the output h.
 *
 * <p>The arrays are filled by {@link LiveLstm#save} and read by {@link LiveLstm#restore}; a state
 * that is kept is never written again.
 */
public final class LstmState {
  final float[][] cells;
  final float[][] outputs;

  /** A state of zeros for a network of this shape. */
  public LstmState(LstmNetwork network) {
    List<LstmLayer> layers = network.layers();
    cells = new float[layers.size()][];
    outputs = new float[layers.size()][];
    for (int k = 0; k < layers.size(); k++) {
      cells[k] = new float[layers.get(k).units()];
      outputs[k] = new float[layers.get(k).units()];
    }
  }
}
