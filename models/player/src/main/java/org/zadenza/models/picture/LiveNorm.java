// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

/** Instance normalisation with what follows it, in place; keeps what its gradient needs. */
final class LiveNorm {
  private final NormedLayer layer;
  private final float[] means;
  private final float[] inverses; // 1 / deviation

  LiveNorm(NormedLayer layer) {
    this.layer = layer;
    means = new float[layer.shift().length];
    inverses = new float[layer.shift().length];
  }

  /** Brings a plane to its norm; {@code to} may be the same. */
  void of(Plane from, Plane to) {
    int channels = from.channels();
    float[] x = from.numbers();
    float[] y = to.numbers();
    measure(x, channels, from.places());
    float[] by = new float[channels];
    float[] plus = new float[channels];
    for (int c = 0; c < channels; c++) {
      by[c] = layer.scale()[c] * inverses[c];
      plus[c] = layer.shift()[c] - means[c] * by[c];
    }
    for (int at = 0; at < x.length; at += channels) {
      for (int c = 0; c < channels; c++) y[at + c] = Math.fma(x[at + c], by[c], plus[c]);
    }
    if (!layer.relu()) return;
    for (int k = 0; k < y.length; k++) y[k] = Math.max(0, y[k]);
  }

  /** The mean first, then the squares around it, each row summed alone: so no digits are lost. */
  private void measure(float[] x, int channels, int places) {
    double[] sums = new double[channels];
    for (int at = 0; at < x.length; at += channels) {
      for (int c = 0; c < channels; c++) sums[c] += x[at + c];
    }
    for (int c = 0; c < channels; c++) means[c] = (float) (sums[c] / places);
    double[] squares = new double[channels];
    for (int at = 0; at < x.length; at += channels) {
      for (int c = 0; c < channels; c++) {
        double off = x[at + c] - means[c];
        squares[c] += off * off;
      }
    }
    for (int c = 0; c < channels; c++) {
      inverses[c] = (float) (1 / Math.sqrt(squares[c] / places + NormedLayer.EPSILON));
    }
  }

  /**
   * Takes a gradient back, in place.
   *
   * @param from what was normed last
   * @param to what came of it
   * @param gradient of what came; afterwards, of what was normed
   */
  void back(Plane from, Plane to, Plane gradient) {
    int channels = from.channels();
    float[] x = from.numbers();
    float[] g = gradient.numbers();
    double[] sums = new double[channels];
    double[] products = new double[channels];
    for (int at = 0; at < x.length; at += channels) {
      for (int c = 0; c < channels; c++) {
        if (layer.relu() && to.numbers()[at + c] <= 0) g[at + c] = 0;
        sums[c] += g[at + c];
        products[c] += g[at + c] * (double) (x[at + c] - means[c]) * inverses[c];
      }
    }
    double share = 1.0 / from.places();
    for (int at = 0; at < x.length; at += channels) {
      for (int c = 0; c < channels; c++) {
        double normed = (x[at + c] - means[c]) * (double) inverses[c];
        double own = g[at + c] - share * sums[c] - share * products[c] * normed;
        g[at + c] = (float) (own * layer.scale()[c] * inverses[c]);
      }
    }
  }
}
