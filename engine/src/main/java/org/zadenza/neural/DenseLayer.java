// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

/**
 * The weights of a dense layer, y = x K + b, e.g. {@code new DenseLayer(256, 90, kernel, bias)}.
 *
 * <p>{@code kernel} is [inputs, outputs], row by row.
 */
public record DenseLayer(int inputs, int outputs, float[] kernel, float[] bias) {
  /** Checks that the arrays have the sizes that the layer needs. */
  public DenseLayer {
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "a layer needs inputs and outputs: inputs=" + inputs + ", outputs=" + outputs);
    }
    if (kernel.length != (long) inputs * outputs || bias.length != outputs) {
      throw new IllegalArgumentException(
          "a layer of inputs=%d, outputs=%d needs a kernel of %d and a bias of %d: kernel=%d, bias=%d"
              .formatted(
                  inputs, outputs, (long) inputs * outputs, outputs, kernel.length, bias.length));
    }
  }

  /** The formula in double precision: the oracle of {@link LiveDense}. */
  public double[] apply(double[] x) { // [inputs] -> [outputs]
    double[] y = new double[outputs];
    for (int column = 0; column < outputs; column++) {
      double sum = bias[column];
      for (int row = 0; row < inputs; row++) {
        sum += x[row] * kernel[row * outputs + column];
      }
      y[column] = sum;
    }
    return y;
  }
}
