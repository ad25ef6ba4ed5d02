// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.drums;

import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.safetensors.LstmWeights;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.neural.LstmLayer;
import org.zadenza.neural.LstmNetwork;

/** Drums RNNs with a few random weights, for tests. */
public final class TinyDrums {
  private static final int UNITS = 8;
  private static final int INPUTS = DrumsCodec.CLASSES + DrumsCodec.COUNTER_BITS;

  private TinyDrums() {}

  /** A model that plays nonsense, another for each seed. */
  public static DrumsRnn model(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LstmLayer layer =
        new LstmLayer(
            INPUTS,
            UNITS,
            weights(random, (INPUTS + UNITS) * 4 * UNITS),
            weights(random, 4 * UNITS));
    LstmNetwork network =
        new LstmNetwork(
            List.of(layer),
            DrumsCodec.CLASSES,
            weights(random, UNITS * DrumsCodec.CLASSES),
            weights(random, DrumsCodec.CLASSES));
    return DrumsRnn.of(network, config(SafeTensors.sha256(bytes(network))));
  }

  static byte[] bytes(LstmNetwork network) {
    return SafeTensors.bytes(LstmWeights.tensors(network));
  }

  static ModelConfig config(String hash) {
    return new ModelConfig(
        DrumsRnn.NAME,
        ModelConfig.VERSION,
        "test",
        1,
        UNITS,
        INPUTS,
        DrumsCodec.CLASSES,
        "CC0-1.0",
        "random numbers",
        "none",
        6.2,
        hash);
  }

  private static float[] weights(SplittableRandom random, int count) {
    float[] weights = new float[count];
    for (int k = 0; k < count; k++) {
      weights[k] = (float) random.nextDouble(-2, 2);
    }
    return weights;
  }
}
