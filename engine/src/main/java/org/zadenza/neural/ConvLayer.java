// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

/**
 * The weights of a convolution in time, e.g. {@code new ConvLayer(3, 64, 128, kernel, bias)}.
 *
 * <p>{@code kernel} is [taps, inputs, outputs], row by row, the oldest tap first. How far apart the
 * taps are (the dilation), and whether they look ahead, is the network's to say.
 */
public record ConvLayer(int taps, int inputs, int outputs, float[] kernel, float[] bias) {
  /** Checks that the arrays have the sizes that the layer needs. */
  public ConvLayer {
    if (taps < 1 || inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "a convolution needs taps, inputs and outputs: taps=%d, inputs=%d, outputs=%d"
              .formatted(taps, inputs, outputs));
    }
    long size = (long) taps * inputs * outputs;
    if (kernel.length != size || bias.length != outputs) {
      throw new IllegalArgumentException(
          "a convolution of taps=%d, inputs=%d, outputs=%d needs a kernel of %d and a bias of %d: kernel=%d, bias=%d"
              .formatted(taps, inputs, outputs, size, outputs, kernel.length, bias.length));
    }
  }

  /** {@code y += x W[tap]}, in double precision. */
  public void addTap(int tap, double[] x, double[] y) { // [inputs], [outputs]
    for (int row = 0; row < inputs; row++) {
      int at = (tap * inputs + row) * outputs;
      for (int column = 0; column < outputs; column++) {
        y[column] += x[row] * kernel[at + column];
      }
    }
  }
}
