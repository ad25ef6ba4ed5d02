// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.List;

/**
 * The weights of a stack of LSTM layers with a dense layer of logits on top, as a value.
 *
 * <p>{@code outputKernel} is [units of the top layer, classes], row by row.
 */
public record LstmNetwork(
    List<LstmLayer> layers, int classes, float[] outputKernel, float[] outputBias) {
  /** Checks that each layer fits on the one below. */
  public LstmNetwork {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network needs at least one layer");
    }
    for (int k = 1; k < layers.size(); k++) {
      if (layers.get(k).inputs() != layers.get(k - 1).units()) {
        throw new IllegalArgumentException(
            "layer %d takes %d inputs, but layer %d gives %d"
                .formatted(k, layers.get(k).inputs(), k - 1, layers.get(k - 1).units()));
      }
    }
    int top = layers.getLast().units();
    if (outputKernel.length != top * classes || outputBias.length != classes) {
      throw new IllegalArgumentException(
          "the output layer needs a kernel of %d and a bias of %d: kernel=%d, bias=%d"
              .formatted(top * classes, classes, outputKernel.length, outputBias.length));
    }
  }

  /** How many numbers one step takes. */
  public int inputs() {
    return layers.getFirst().inputs();
  }
}
