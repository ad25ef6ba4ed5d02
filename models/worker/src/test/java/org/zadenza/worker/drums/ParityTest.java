// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.drums;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.neural.LiveLstm;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.neural.PlainLstm;
import org.zadenza.neural.Softmax;

/** Three runners, one result: the same weights give the same probabilities in all. */
class ParityTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final double TOLERANCE = 1e-5;
  private static final int INPUTS = DrumsCodec.CLASSES + DrumsCodec.COUNTER_BITS;

  @Test
  void freshWeightsGiveTheSameInAllThree() {
    MultiLayerNetwork net = DrumsNet.create(config(3, 48));
    net.setParams(net.params().mul(3)); // as large as trained ones
    assertSame(net, DrumsNet.weights(net), 300);
  }

  @Test
  void theShippedWeightsGiveTheSameInAllThree() throws IOException {
    LstmNetwork shipped = DrumsRnn.shipped().network();
    int units = shipped.layers().getFirst().units();
    MultiLayerNetwork net = DrumsNet.create(config(shipped.layers().size(), units));
    DrumsNet.setWeights(net, shipped);
    assertSame(net, shipped, 300);
  }

  @Test
  void weightsComeBackFromTheNetworkTheyWerePutInto() {
    LstmNetwork expected = DrumsNet.weights(DrumsNet.create(config(2, 16)));
    MultiLayerNetwork other = DrumsNet.create(config(2, 16).withSeed(99));
    DrumsNet.setWeights(other, expected);
    LstmNetwork actual = DrumsNet.weights(other);
    for (int k = 0; k < 2; k++) {
      assertArrayEquals(expected.layers().get(k).kernel(), actual.layers().get(k).kernel());
      assertArrayEquals(expected.layers().get(k).bias(), actual.layers().get(k).bias(), 1e-7f);
    }
    assertArrayEquals(expected.outputKernel(), actual.outputKernel());
    assertArrayEquals(expected.outputBias(), actual.outputBias());
  }

  private static DrumsConfig config(int layers, int units) {
    return new DrumsConfig(layers, units, 1, 1, 32, 32, 1e-3, 3, 1, 1, SEED);
  }

  private static void assertSame(MultiLayerNetwork net, LstmNetwork weights, int steps) {
    PlainLstm plain = new PlainLstm(weights);
    LiveLstm live = new LiveLstm(weights);
    SplittableRandom random = new SplittableRandom(SEED);
    float[] counter = new float[DrumsCodec.COUNTER_BITS];
    double worst = 0;
    for (int step = 0; step < steps; step++) {
      int token = random.nextInt(4) == 0 ? random.nextInt(DrumsCodec.CLASSES) : 5;
      DrumsCodec.counter(step, counter);
      double[] input = new double[INPUTS];
      input[token] = 1;
      for (int k = 0; k < counter.length; k++) {
        input[DrumsCodec.CLASSES + k] = counter[k];
      }
      double[] expected = softmax(plain.step(input));
      double[] kernel = new double[DrumsCodec.CLASSES];
      Softmax.probabilities(live.step(token, counter), 1, kernel);
      float[] dl4j =
          net.rnnTimeStep(Nd4j.create(floats(input), new int[] {1, INPUTS}, 'c')).data().asFloat();
      for (int k = 0; k < expected.length; k++) {
        worst = Math.max(worst, Math.abs(expected[k] - kernel[k]));
        worst = Math.max(worst, Math.abs(expected[k] - dl4j[k]));
      }
    }
    double most = worst;
    assertTrue(worst < TOLERANCE, () -> "seed=" + SEED + " worst difference " + most);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      floats[k] = (float) values[k];
    }
    return floats;
  }

  private static double[] softmax(double[] logits) {
    double[] p = new double[logits.length];
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = Math.exp(logits[k]);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return p;
  }
}
