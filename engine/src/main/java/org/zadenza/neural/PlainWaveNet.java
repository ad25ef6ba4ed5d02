// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A WaveNet written as its formulas are, in double precision, remembering all it ever saw: the
 * oracle of the live kernel and of training.
 *
 * <p>Shapes are written beside each line: R = residual, G = gated, S = skip, O = output, C =
 * conditions, E = excitations, K = classes.
 */
public final class PlainWaveNet {
  private final WaveNet net;
  private final List<double[]> inputs = new ArrayList<>(); // [1 + E] each
  private final List<List<double[]>> streams = new ArrayList<>(); // before each layer, [R] each
  private final List<double[]> residuals = new ArrayList<>();
  private final List<double[]> skips = new ArrayList<>();

  /** Begins in silence. */
  public PlainWaveNet(WaveNet net) {
    this.net = net;
    for (int n = 0; n < net.layers().size(); n++) {
      streams.add(new ArrayList<>());
    }
  }

  /**
   * One sample.
   *
   * @param before the sample before, as {@link MuLaw#input}; 0 for the first
   * @param excitation of this sample
   * @param condition of the frame that it is in
   * @return the logits of its class
   */
  public double[] step(double before, double[] excitation, double[] condition) { // [E], [C] -> [K]
    residuals.clear();
    skips.clear();
    double[] input = new double[1 + excitation.length];
    input[0] = before;
    System.arraycopy(excitation, 0, input, 1, excitation.length);
    inputs.add(input);
    double[] stream = convolve(net.start(), inputs, 1); // [R]
    double[] skip = net.skipStart().apply(stream); // [S]
    for (int n = 0; n < net.layers().size(); n++) {
      WaveNet.Layer layer = net.layers().get(n);
      streams.get(n).add(stream);
      double[] sums = convolve(layer.dilated(), streams.get(n), net.dilation(n)); // [2G]
      add(layer.condition(), condition, sums);
      double[] gated = new double[sums.length / 2]; // [G]
      for (int k = 0; k < gated.length; k++) {
        gated[k] = sigmoid(sums[k]) * Math.tanh(sums[gated.length + k]);
      }
      stream = sum(stream, layer.residual().apply(gated));
      skip = sum(skip, layer.skip().apply(gated));
      residuals.add(stream);
      skips.add(skip);
    }
    double[] out = net.out().apply(positive(skip)); // [O]
    add(net.outCondition(), condition, out);
    return net.logits().apply(positive(out));
  }

  /** The residual stream after each layer of the last step, [layers][R]. */
  public List<double[]> residuals() {
    return List.copyOf(residuals);
  }

  /** The skip sum after each layer of the last step, [layers][S]. */
  public List<double[]> skips() {
    return List.copyOf(skips);
  }

  /** y[t] = b + sum over taps of x[t - (taps - 1 - tap) dilation] W[tap]; before the start is 0. */
  private static double[] convolve(ConvLayer layer, List<double[]> x, int dilation) {
    double[] y = new double[layer.outputs()];
    for (int k = 0; k < y.length; k++) {
      y[k] = layer.bias()[k];
    }
    for (int tap = 0; tap < layer.taps(); tap++) {
      int t = x.size() - 1 - (layer.taps() - 1 - tap) * dilation;
      if (t >= 0) layer.addTap(tap, x.get(t), y);
    }
    return y;
  }

  private static void add(@Nullable DenseLayer layer, double[] condition, double[] to) {
    if (layer == null) return;
    double[] more = layer.apply(condition);
    for (int k = 0; k < to.length; k++) {
      to[k] += more[k];
    }
  }

  private static double[] sum(double[] a, double[] b) {
    double[] out = new double[a.length];
    for (int k = 0; k < out.length; k++) {
      out[k] = a[k] + b[k];
    }
    return out;
  }

  private static double[] positive(double[] x) {
    double[] out = new double[x.length];
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.max(0, x[k]);
    }
    return out;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
