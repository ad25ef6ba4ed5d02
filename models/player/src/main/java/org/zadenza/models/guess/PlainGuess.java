// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess;

import org.zadenza.neural.ConvLayer;

/** The formula of a {@link GuessNet}, in double precision: the oracle of {@link LiveGuess}. */
public final class PlainGuess {
  private PlainGuess() {}

  /** The logits of all words for what a drawing looks like. */
  public static double[] logits(GuessNet net, float[] ink) {
    double[] plane = new double[ink.length];
    for (int k = 0; k < ink.length; k++) plane[k] = ink[k];
    int side = Ink.SIDE;
    for (ConvLayer layer : net.layers()) {
      plane = largest(convolved(layer, plane, side), side, layer.outputs());
      side /= 2;
    }
    double[] hidden = net.hidden().apply(plane);
    for (int k = 0; k < hidden.length; k++) hidden[k] = Math.max(0, hidden[k]);
    return net.output().apply(hidden);
  }

  private static double[] convolved(ConvLayer layer, double[] plane, int side) {
    double[] out = new double[side * side * layer.outputs()];
    double[] x = new double[layer.inputs()];
    double[] y = new double[layer.outputs()];
    for (int place = 0; place < side * side; place++) {
      for (int o = 0; o < y.length; o++) y[o] = layer.bias()[o];
      for (int tap = 0; tap < GuessNet.TAPS; tap++) {
        int row = place / side + tap / 3 - 1;
        int column = place % side + tap % 3 - 1;
        if (row < 0 || row >= side || column < 0 || column >= side) continue;
        System.arraycopy(plane, (row * side + column) * x.length, x, 0, x.length);
        layer.addTap(tap, x, y);
      }
      for (int o = 0; o < y.length; o++) out[place * y.length + o] = Math.max(0, y[o]);
    }
    return out;
  }

  private static double[] largest(double[] plane, int side, int channels) {
    int half = side / 2;
    double[] out = new double[half * half * channels];
    for (int place = 0; place < side * side; place++) {
      int to = (place / side / 2 * half + place % side / 2) * channels;
      for (int c = 0; c < channels; c++) {
        out[to + c] = Math.max(out[to + c], plane[place * channels + c]); // none is below 0
      }
    }
    return out;
  }
}
