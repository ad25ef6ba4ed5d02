// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.drums;

import org.zadenza.models.TinyModels;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.safetensors.LstmWeights;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.neural.LstmNetwork;

/** Drums RNNs with a few random weights, for tests. */
public final class TinyDrums {
  private static final int INPUTS = DrumsCodec.CLASSES + DrumsCodec.COUNTER_BITS;

  private TinyDrums() {}

  /** A model that plays nonsense, another for each seed. */
  public static DrumsRnn model(long seed) {
    LstmNetwork network = TinyModels.network(seed, INPUTS, DrumsCodec.CLASSES);
    return DrumsRnn.of(network, config(SafeTensors.sha256(bytes(network))));
  }

  static byte[] bytes(LstmNetwork network) {
    return SafeTensors.bytes(LstmWeights.tensors(network));
  }

  static ModelConfig config(String hash) {
    return TinyModels.config(DrumsRnn.NAME, INPUTS, DrumsCodec.CLASSES, hash);
  }
}
