// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

/**
 * A dense layer on top of some voices' outputs, see {@link LiveCells}; each voice's numbers are
 * those of {@link LiveDense}. Owned by one thread at a time.
 */
public final class LiveHeads {
  private final int inputs;
  private final PackedRows weights;
  private final float[] bias;
  private final float[] sums;

  /** Packs the weights. */
  public LiveHeads(DenseLayer layer, int voices) {
    inputs = layer.inputs();
    weights = new PackedRows(layer.kernel(), inputs, layer.outputs());
    bias = layer.bias();
    sums = new float[voices * weights.width()];
  }

  /** How far apart two voices' sums lie. */
  public int step() {
    return weights.width();
  }

  /**
   * The sums of the first {@code count} voices of {@code running}.
   *
   * @param x the inputs of all voices, one after the other
   * @return the sums of voice v from {@code v * step()} on, an array that the next call overwrites
   */
  public float[] apply(float[] x, int[] running, int count) {
    for (int k = 0; k < count; k++) {
      System.arraycopy(bias, 0, sums, running[k] * weights.width(), bias.length);
    }
    weights.addProducts(0, x, inputs, inputs, sums, weights.width(), running, count);
    return sums;
  }
}
