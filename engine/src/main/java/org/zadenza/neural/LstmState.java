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
  final float[][] layers; // per layer c, then h

  /** A state of zeros for a network of this shape. */
  public LstmState(LstmNetwork network) {
    List<LstmLayer> shape = network.layers();
    layers = new float[shape.size()][];
    for (int k = 0; k < layers.length; k++) {
      layers[k] = new float[2 * shape.get(k).units()];
    }
  }
}
