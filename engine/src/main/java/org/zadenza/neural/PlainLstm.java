// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.List;

/**
 * An LSTM stack written as its formulas are: slow, obvious, and the oracle of every other version.
 *
 * <p>It computes in double precision. Shapes are written beside each line: u = units of the top
 * layer, n = inputs of the first, C = classes.
 */
public final class PlainLstm {
  private final List<PlainCell> cells;
  private final DenseLayer output;

  /** Starts from zeros. */
  public PlainLstm(LstmNetwork network) {
    cells = network.layers().stream().map(PlainCell::new).toList();
    output =
        new DenseLayer(
            network.layers().getLast().units(),
            network.classes(),
            network.outputKernel(),
            network.outputBias());
  }

  /** Feeds one input vector and returns the logits, a new array. */
  public double[] step(double[] input) { // [n] -> [C]
    double[] x = input;
    for (PlainCell cell : cells) {
      x = cell.step(x); // [n] -> [u], and the next layer's n is this u
    }
    return output.apply(x); // [u] -> [C]
  }
}
