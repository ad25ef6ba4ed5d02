// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

/**
 * The weights of one LSTM layer in TensorFlow's layout, e.g. {@code new LstmLayer(38, 128, kernel,
 * bias)}.
 *
 * <p>{@code kernel} is [inputs + units, 4 units], row by row: first the input's rows, then the
 * recurrent rows. The four column blocks are i (input gate), j (candidate), f (forget gate) and o
 * (output gate). The 1.0 that a cell adds to its forget gate is not stored in {@code bias}.
 */
public record LstmLayer(int inputs, int units, float[] kernel, float[] bias) {
  /** Checks that the arrays have the sizes that the layer needs. */
  public LstmLayer {
    if (inputs < 1 || units < 1) {
      throw new IllegalArgumentException(
          "a layer needs inputs and units: inputs=" + inputs + ", units=" + units);
    }
    if (kernel.length != (inputs + units) * 4 * units || bias.length != 4 * units) {
      throw new IllegalArgumentException(
          "a layer of inputs=%d, units=%d needs a kernel of %d and a bias of %d: kernel=%d, bias=%d"
              .formatted(
                  inputs,
                  units,
                  (inputs + units) * 4 * units,
                  4 * units,
                  kernel.length,
                  bias.length));
    }
  }
}
