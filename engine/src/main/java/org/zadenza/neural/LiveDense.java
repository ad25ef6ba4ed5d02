// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.Arrays;

/**
 * A dense layer that is fed in parts, in vectors, without allocating.
 *
 * <pre>{@code
 * dense.begin();
 * dense.add(0, h, 0, 256);
 * float[] y = dense.sums(); // the first outputs() places
 * }</pre>
 *
 * <p>Owned by one thread at a time.
 */
public final class LiveDense {
  private final int inputs;
  private final int outputs;
  private final PackedRows weights;
  private final float[] bias;
  private final float[] sums;

  /** Packs the weights. */
  public LiveDense(DenseLayer layer) {
    inputs = layer.inputs();
    outputs = layer.outputs();
    weights = new PackedRows(layer.kernel(), inputs, outputs);
    bias = Arrays.copyOf(layer.bias(), weights.width());
    sums = new float[weights.width()];
  }

  /** How many numbers it takes. */
  public int inputs() {
    return inputs;
  }

  /** How many numbers it gives. */
  public int outputs() {
    return outputs;
  }

  /** Sets the sums to the bias. */
  public void begin() {
    System.arraycopy(bias, 0, sums, 0, sums.length);
  }

  /** Adds {@code count} numbers of {@code x} times the kernel's rows from {@code row} on. */
  public void add(int row, float[] x, int from, int count) {
    weights.addProduct(row, x, from, count, sums);
  }

  /** As {@link #add}, quicker where most of the numbers are zero. */
  public void addSparse(int row, float[] x, int from, int count) {
    weights.addSparse(row, x, from, count, sums);
  }

  /** The sums: the first {@link #outputs} places of an array that the next use overwrites. */
  public float[] sums() {
    return sums;
  }
}
