// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.zadenza.neural.LstmLayer;

/** A stack of LSTM cells for a batch: one matrix product a layer and step. */
final class Nd4jStack {
  private static final int GATES = 4;

  private final INDArray[] kernels;
  private final INDArray[] biases; // the forget gate's 1.0 in them
  private final int[] units;
  private final INDArray[] c;
  private final INDArray[] h;

  Nd4jStack(List<LstmLayer> layers) {
    int count = layers.size();
    kernels = new INDArray[count];
    biases = new INDArray[count];
    units = new int[count];
    c = new INDArray[count];
    h = new INDArray[count];
    for (int k = 0; k < count; k++) {
      LstmLayer layer = layers.get(k);
      int u = layer.units();
      units[k] = u;
      kernels[k] = Nd4jRunner.matrix(layer.kernel(), layer.inputs() + u, GATES * u);
      float[] bias = layer.bias().clone();
      for (int m = 0; m < u; m++) bias[2 * u + m] += 1;
      biases[k] = Nd4jRunner.matrix(bias, 1, GATES * u);
    }
  }

  /** Sets the state of each item: c0 h0 c1 h1 and so on. */
  void restore(float[] state, int batch) {
    restore(Nd4jRunner.matrix(state, batch, state.length / batch));
  }

  /** The same from a matrix. */
  void restore(INDArray state) {
    int at = 0;
    for (int k = 0; k < units.length; k++) {
      c[k] = columns(state, at, units[k]).dup();
      h[k] = columns(state, at + units[k], units[k]).dup();
      at += 2 * units[k];
    }
  }

  /** The state of each item. */
  float[] save(int batch) {
    INDArray[] all = new INDArray[2 * units.length];
    for (int k = 0; k < units.length; k++) {
      all[2 * k] = c[k];
      all[2 * k + 1] = h[k];
    }
    float[] out = Nd4jRunner.floats(Nd4j.hstack(all));
    if (out.length % batch != 0) throw new IllegalStateException("states of several sizes");
    return out;
  }

  /** [batch, inputs] to [batch, units of the top]. */
  INDArray step(INDArray x) {
    INDArray out = x;
    for (int k = 0; k < units.length; k++) {
      int u = units[k];
      INDArray gates = Nd4j.hstack(out, h[k]).mmul(kernels[k]).addiRowVector(biases[k]);
      INDArray in = Transforms.sigmoid(columns(gates, 0, u), true);
      INDArray candidate = Transforms.tanh(columns(gates, u, u), true);
      INDArray keep = Transforms.sigmoid(columns(gates, 2 * u, u), true);
      INDArray show = Transforms.sigmoid(columns(gates, 3 * u, u), true);
      c[k] = keep.muli(c[k]).addi(in.muli(candidate));
      h[k] = show.muli(Transforms.tanh(c[k], true));
      out = h[k];
    }
    return out;
  }

  private static INDArray columns(INDArray matrix, int from, int count) {
    return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + count));
  }

  void close() {
    for (INDArray array : kernels) array.close();
    for (INDArray array : biases) array.close();
  }
}
