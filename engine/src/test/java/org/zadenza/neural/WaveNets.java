// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** WaveNets with random weights, about as large as trained ones. */
final class WaveNets {
  private final SplittableRandom random;

  private WaveNets(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Sizes of a WaveNet. */
  record Size(
      int residual,
      int skip,
      int layers,
      int cycle,
      int taps,
      int conditions,
      int excitations,
      int classes) {}

  static WaveNet random(long seed, Size size) {
    WaveNets made = new WaveNets(seed);
    List<WaveNet.Layer> layers = new ArrayList<>();
    int residual = size.residual;
    for (int n = 0; n < size.layers; n++) {
      layers.add(
          new WaveNet.Layer(
              made.conv(size.taps, residual, 2 * residual),
              size.conditions == 0 ? null : made.dense(size.conditions, 2 * residual),
              made.dense(residual, residual),
              made.dense(residual, size.skip)));
    }
    return new WaveNet(
        size.cycle,
        16,
        made.conv(size.taps, 1 + size.excitations, residual),
        made.dense(residual, size.skip),
        layers,
        made.dense(size.skip, size.skip),
        size.conditions == 0 ? null : made.dense(size.conditions, size.skip),
        made.dense(size.skip, size.classes));
  }

  private ConvLayer conv(int taps, int inputs, int outputs) {
    double scale = 1 / Math.sqrt(taps * inputs);
    return new ConvLayer(
        taps, inputs, outputs, floats(taps * inputs * outputs, scale), floats(outputs, 0.3));
  }

  private DenseLayer dense(int inputs, int outputs) {
    double scale = 1 / Math.sqrt(inputs);
    return new DenseLayer(inputs, outputs, floats(inputs * outputs, scale), floats(outputs, 0.3));
  }

  private float[] floats(int count, double scale) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) (random.nextDouble(-1, 1) * scale);
    return out;
  }
}
