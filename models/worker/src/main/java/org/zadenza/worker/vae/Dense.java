// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/** A dense layer, y = x K + b, and the way back through it. */
public final class Dense {
  private final Block kernel;
  private final Block kernelSlopes;
  private final Block bias;
  private final Block biasSlopes;

  /** The layer under a prefix. */
  public Dense(Parameters parameters, String prefix) {
    kernel = parameters.value(prefix + "kernel");
    kernelSlopes = parameters.slope(prefix + "kernel");
    bias = parameters.value(prefix + "bias");
    biasSlopes = parameters.slope(prefix + "bias");
  }

  /** How many numbers it gives. */
  public int outputs() {
    return kernel.columns();
  }

  /** {@code y = x K + b}. */
  public void forwards(Block x, Block y) {
    Kernels.repeat(bias, y);
    Block.product(x, kernel, 1, y);
  }

  /** Adds the slopes by kernel and bias, and to {@code keep} times {@code dx} those by x. */
  public void back(Block x, Block dy, float keep, Block dx) {
    Block.productOfTransposed(x, dy, 1, kernelSlopes);
    Kernels.addSumOfRows(dy, biasSlopes);
    Block.productWithTransposed(dy, kernel, keep, dx);
  }
}
