// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import org.jspecify.annotations.Nullable;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/**
 * A dilated convolution over the rows of a crop, as one product a tap of rows that are shifted
 * against each other; around the crop there are zeros.
 */
final class Convolution {
  private final Block kernel; // [taps inputs, outputs]
  private final Block bias;
  private final Block dKernel;
  private final Block dBias;
  private final int taps;
  private final int inputs;
  private final int first; // how far from a row the oldest tap is
  private final int dilation;

  private Convolution(Parameters parameters, String name, int taps, int dilation, int first) {
    kernel = parameters.value(name + "/W");
    bias = parameters.value(name + "/biases");
    dKernel = parameters.slope(name + "/W");
    dBias = parameters.slope(name + "/biases");
    this.taps = taps;
    this.dilation = dilation;
    this.first = first;
    inputs = kernel.rows() / taps;
  }

  /** The last tap is on the row itself. */
  static Convolution causal(Parameters parameters, String name, int taps, int dilation) {
    return new Convolution(parameters, name, taps, dilation, -(taps - 1) * dilation);
  }

  /** The middle tap is on the row itself. */
  static Convolution centred(Parameters parameters, String name, int taps, int dilation) {
    return new Convolution(parameters, name, taps, dilation, -(taps / 2) * dilation);
  }

  /** One tap. */
  static Convolution dense(Parameters parameters, String name) {
    return causal(parameters, name, 1, 1);
  }

  /** What is added to each row. */
  Block bias() {
    return bias;
  }

  /** The slopes by that. */
  Block dBias() {
    return dBias;
  }

  /** {@code y += x * kernel}, without the bias. */
  void forwards(Block x, Block y) {
    for (int tap = 0; tap < taps; tap++) {
      int shift = first + tap * dilation;
      int count = x.rows() - Math.abs(shift);
      if (count <= 0) continue;
      Block seen = x.rows(Math.max(0, shift), count);
      Block.product(seen, weights(kernel, tap), 1, y.rows(Math.max(0, -shift), count));
    }
  }

  /**
   * Adds the slopes by the kernel, given those by {@code y}, and to {@code dx} those by x.
   *
   * @param dx may be null where nobody needs them
   */
  void back(Block x, Block dy, @Nullable Block dx) {
    for (int tap = 0; tap < taps; tap++) {
      int shift = first + tap * dilation;
      int count = x.rows() - Math.abs(shift);
      if (count <= 0) continue;
      int from = Math.max(0, shift);
      Block given = dy.rows(Math.max(0, -shift), count);
      Block.productOfTransposed(x.rows(from, count), given, 1, weights(dKernel, tap));
      if (dx != null) {
        Block.productWithTransposed(given, weights(kernel, tap), 1, dx.rows(from, count));
      }
    }
  }

  /** Adds the slopes by the bias, given those by {@code y}. */
  void backToBias(Block dy) {
    Rows.addSum(dy, 0, dy.rows(), 1, dBias, 0);
  }

  private Block weights(Block all, int tap) {
    return all.rows(tap * inputs, inputs);
  }
}
