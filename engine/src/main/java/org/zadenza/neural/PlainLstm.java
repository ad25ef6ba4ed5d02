// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

/**
 * An LSTM stack written as its formulas are: slow, obvious, and the oracle of every other version.
 *
 * <p>It computes in double precision. Shapes are written beside each line: u = units of the layer,
 * n = its inputs, C = classes. The formulas are TensorFlow's BasicLSTMCell.
 */
public final class PlainLstm {
  private static final double FORGET_BIAS = 1.0;

  private final LstmNetwork network;
  private final double[][] cells; // per layer [u]
  private final double[][] outputs; // per layer [u]

  /** Starts from zeros. */
  public PlainLstm(LstmNetwork network) {
    this.network = network;
    int depth = network.layers().size();
    cells = new double[depth][];
    outputs = new double[depth][];
    for (int k = 0; k < depth; k++) {
      cells[k] = new double[network.layers().get(k).units()];
      outputs[k] = new double[network.layers().get(k).units()];
    }
  }

  /** Feeds one input vector and returns the logits, a new array. */
  public double[] step(double[] input) { // [n] -> [C]
    double[] x = input;
    for (int k = 0; k < cells.length; k++) {
      x = layer(k, x); // [n] -> [u], and the next layer's n is this u
    }
    return dense(x); // [u] -> [C]
  }

  private double[] layer(int k, double[] x) {
    LstmLayer layer = network.layers().get(k);
    int u = layer.units();
    double[] z = gates(layer, x, outputs[k]); // [4u]
    double[] c = cells[k]; // [u]
    double[] h = new double[u]; // [u]
    for (int m = 0; m < u; m++) {
      double i = z[m];
      double j = z[u + m];
      double f = z[2 * u + m];
      double o = z[3 * u + m];
      c[m] = c[m] * sigmoid(f + FORGET_BIAS) + sigmoid(i) * Math.tanh(j);
      h[m] = Math.tanh(c[m]) * sigmoid(o);
    }
    outputs[k] = h;
    return h;
  }

  /** z = [x, h] K + b. */
  private static double[] gates(LstmLayer layer, double[] x, double[] h) { // [n], [u] -> [4u]
    int n = layer.inputs();
    int columns = 4 * layer.units();
    double[] z = new double[columns];
    for (int column = 0; column < columns; column++) {
      double sum = layer.bias()[column];
      for (int row = 0; row < n; row++) {
        sum += x[row] * layer.kernel()[row * columns + column];
      }
      for (int row = 0; row < layer.units(); row++) {
        sum += h[row] * layer.kernel()[(n + row) * columns + column];
      }
      z[column] = sum;
    }
    return z;
  }

  private double[] dense(double[] x) { // [u] -> [C]
    int classes = network.classes();
    double[] y = new double[classes];
    for (int column = 0; column < classes; column++) {
      double sum = network.outputBias()[column];
      for (int row = 0; row < x.length; row++) {
        sum += x[row] * network.outputKernel()[row * classes + column];
      }
      y[column] = sum;
    }
    return y;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
