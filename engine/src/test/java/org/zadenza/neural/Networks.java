// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Networks with random weights. */
final class Networks {
  private Networks() {}

  /**
   * A network of one-hot input with some further inputs; weights about as large as trained ones.
   */
  static LstmNetwork random(long seed, int layers, int units, int classes, int further) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LstmLayer> stack = new ArrayList<>();
    for (int k = 0; k < layers; k++) {
      int inputs = k == 0 ? classes + further : units;
      float[] kernel = weights(random, (inputs + units) * 4 * units, 2 / Math.sqrt(units));
      stack.add(new LstmLayer(inputs, units, kernel, weights(random, 4 * units, 0.5)));
    }
    float[] output = weights(random, units * classes, 4 / Math.sqrt(units));
    return new LstmNetwork(stack, classes, output, weights(random, classes, 0.5));
  }

  private static float[] weights(SplittableRandom random, int count, double scale) {
    float[] weights = new float[count];
    for (int k = 0; k < count; k++) {
      weights[k] = (float) (random.nextDouble(-1, 1) * scale);
    }
    return weights;
  }
}
