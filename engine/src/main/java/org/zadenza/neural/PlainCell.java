// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

/**
 * One LSTM layer written as its formulas are, in double precision: TensorFlow's BasicLSTMCell.
 *
 * <p>Shapes are written beside each line: u = units, n = inputs.
 */
public final class PlainCell {
  private static final double FORGET_BIAS = 1.0;

  private final LstmLayer layer;
  private double[] c; // [u]
  private double[] h; // [u]

  /** Starts from zeros. */
  public PlainCell(LstmLayer layer) {
    this.layer = layer;
    c = new double[layer.units()];
    h = new double[layer.units()];
  }

  /** Goes on from this memory and this output. */
  public void start(double[] memory, double[] output) { // [u], [u]
    c = memory.clone();
    h = output.clone();
  }

  /** What the cell remembers. */
  public double[] c() {
    return c.clone();
  }

  /** What the cell gave last. */
  public double[] h() {
    return h.clone();
  }

  /** Feeds one input and returns the new output. */
  public double[] step(double[] x) { // [n] -> [u]
    int u = layer.units();
    double[] z = gates(x); // [4u]
    for (int m = 0; m < u; m++) {
      double i = z[m];
      double j = z[u + m];
      double f = z[2 * u + m];
      double o = z[3 * u + m];
      c[m] = c[m] * sigmoid(f + FORGET_BIAS) + sigmoid(i) * Math.tanh(j);
      h[m] = Math.tanh(c[m]) * sigmoid(o);
    }
    return h.clone();
  }

  /** z = [x, h] K + b. */
  private double[] gates(double[] x) { // [n] -> [4u]
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

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
