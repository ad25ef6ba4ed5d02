// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import org.zadenza.neural.ConvLayer;

/**
 * NSynth's encoder written as its formulas are, in double precision: the oracle of training.
 *
 * <p>Shapes: T = samples, W = channels, F = frames, Z = latents.
 */
public final class PlainEncoder {
  private PlainEncoder() {}

  /**
   * The code of a sound, frame by frame.
   *
   * @param x its samples as {@link org.zadenza.neural.MuLaw#input}; what is left of the last frame
   *     is dropped
   */
  public static double[][] encode(TemporalEncoder net, double[] x) { // [T] -> [F][Z]
    double[][] stream = new double[x.length][]; // [T][1], then [T][W]
    for (int t = 0; t < x.length; t++) {
      stream[t] = new double[] {x[t]};
    }
    stream = convolve(net.start(), stream, 1);
    for (int n = 0; n < net.layers().size(); n++) {
      TemporalEncoder.Layer layer = net.layers().get(n);
      double[][] inner = convolve(layer.dilated(), positive(stream), 1 << (n % net.cycle()));
      inner = positive(inner);
      for (int t = 0; t < x.length; t++) {
        double[] more = layer.residual().apply(inner[t]);
        for (int k = 0; k < more.length; k++) {
          stream[t][k] += more[k];
        }
      }
    }
    double[][] code = new double[x.length / net.hop()][];
    for (int f = 0; f < code.length; f++) {
      double[] mean = new double[net.bottleneck().inputs()]; // [W]
      for (int t = f * net.hop(); t < (f + 1) * net.hop(); t++) {
        for (int k = 0; k < mean.length; k++) {
          mean[k] += stream[t][k] / net.hop();
        }
      }
      code[f] = net.bottleneck().apply(mean);
    }
    return code;
  }

  /** As many samples out as in, with silence around. */
  private static double[][] convolve(ConvLayer layer, double[][] x, int dilation) {
    double[][] y = new double[x.length][layer.outputs()];
    for (int t = 0; t < x.length; t++) {
      for (int k = 0; k < layer.outputs(); k++) {
        y[t][k] = layer.bias()[k];
      }
      for (int tap = 0; tap < layer.taps(); tap++) {
        int from = t + (tap - layer.taps() / 2) * dilation;
        if (from >= 0 && from < x.length) layer.addTap(tap, x[from], y[t]);
      }
    }
    return y;
  }

  private static double[][] positive(double[][] x) {
    double[][] y = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      y[t] = new double[x[t].length];
      for (int k = 0; k < y[t].length; k++) {
        y[t][k] = Math.max(0, x[t][k]);
      }
    }
    return y;
  }
}
