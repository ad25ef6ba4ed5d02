// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.live.Weights;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.models.safetensors.LstmWeights;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.neural.LstmLayer;
import org.zadenza.neural.LstmNetwork;

/** Models with a few random weights, another for each seed. */
record ToyWeights(long seed) implements Weights {
  private static final int UNITS = 8;

  @Override
  public DrumsRnn drums() throws IOException {
    LstmNetwork network = network(DrumsCodec.CLASSES + DrumsCodec.COUNTER_BITS, DrumsCodec.CLASSES);
    return DrumsRnn.of(network, config(DrumsRnn.NAME, network));
  }

  @Override
  public MelodyRnn melody() throws IOException {
    LstmNetwork network = network(MelodyRnn.CODEC.inputs(), MelodyRnn.CODEC.labels());
    return MelodyRnn.of(network, config(MelodyRnn.NAME, network));
  }

  @Override
  public PerformanceRnn performance() throws IOException {
    LstmNetwork network = network(PerformanceRnn.INPUTS, PerformanceCodec.EVENTS);
    return PerformanceRnn.of(network, config(PerformanceRnn.NAME, network));
  }

  private LstmNetwork network(int inputs, int classes) {
    SplittableRandom random = new SplittableRandom(seed);
    int kernel = (inputs + UNITS) * 4 * UNITS;
    LstmLayer layer =
        new LstmLayer(inputs, UNITS, floats(random, kernel), floats(random, 4 * UNITS));
    return new LstmNetwork(
        List.of(layer), classes, floats(random, UNITS * classes), floats(random, classes));
  }

  private static ModelConfig config(String name, LstmNetwork network) {
    String hash = SafeTensors.sha256(SafeTensors.bytes(LstmWeights.tensors(network)));
    int inputs = network.inputs();
    int classes = network.classes();
    return new ModelConfig(
        name, 1, "test", 1, UNITS, inputs, classes, "CC0-1.0", "random", "none", 6, hash);
  }

  private static float[] floats(SplittableRandom random, int count) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) random.nextDouble(-2, 2);
    return out;
  }
}
