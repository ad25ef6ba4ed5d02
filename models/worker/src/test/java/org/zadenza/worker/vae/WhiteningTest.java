// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.models.musicvae.LiveDecoder;
import org.zadenza.models.musicvae.LiveEncoder;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.Posterior;
import org.zadenza.models.musicvae.Sampling;
import org.zadenza.models.musicvae.VaeTensors;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

class WhiteningTest {
  private static final float[][] NO_CONTROLS = {};
  private static final int BATCH = 400;

  static List<Phrases> kinds() {
    return List.of(SmallPhrases.CLASSES, SmallPhrases.GROOVE, SmallPhrases.CONDUCTED);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void phrasesLieAsThePriorSaysAndComeOutAsBefore(Phrases phrases) throws WeightsException {
    VaeConfig config = new VaeConfig(5, 4, 6, 7, 1, BATCH, 1e-3, 1, 0, 0, 0, 0, 1, 1, 8);
    VaeNet net = new VaeNet(config, phrases);
    Block mu = net.parameters().value("encoder/mu/kernel");
    Kernels.scale(mu, 20); // so that the least variance counts for little
    net.parameters().value("encoder/mu/bias").set(0, 1, 3);
    SmallPhrases music = SmallPhrases.of(phrases, BATCH, 9);
    net.load(music.examples());
    MusicVae before = network(net.parameters(), phrases);
    Parameters turned = net.parameters().copy();
    new Whitening(net.places()).fold(turned, phrases);
    MusicVae after = network(turned, phrases);

    LiveEncoder encoder = new LiveEncoder(after);
    List<float[]> places = new ArrayList<>();
    for (VaeCourse.Example example : music.examples()) {
      places.add(encoder.encode(example.read(), NO_CONTROLS).mu());
    }
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 4; j++) {
        double sum = 0;
        for (float[] place : places) sum += place[i] * place[j] / BATCH;
        assertEquals(i == j ? 1 : 0, sum, 0.05);
      }
    }
    for (int n = 0; n < 20; n++) {
      float[][] x = music.examples().get(n).read();
      float[] z = new LiveEncoder(before).encode(x, NO_CONTROLS).mu();
      float[][] expected = new LiveDecoder(before).decode(z, NO_CONTROLS, Sampling.greedy());
      float[][] found =
          new LiveDecoder(after).decode(places.get(n), NO_CONTROLS, Sampling.greedy());
      for (int t = 0; t < found.length; t++) assertArrayEquals(expected[t], found[t], 1e-3f);
    }
  }

  /** Points near one phrase's place are as far from it along the new axes as along the old. */
  @ParameterizedTest
  @MethodSource("kinds")
  void sigmaIsWhatItWasAlongTheNewAxes(Phrases phrases) throws WeightsException {
    VaeConfig config = new VaeConfig(5, 4, 6, 7, 1, BATCH, 1e-3, 1, 0, 0, 0, 0, 1, 1, 8);
    VaeNet net = new VaeNet(config, phrases);
    net.parameters().value("encoder/sigma/kernel").clear(); // then the mean says all
    SmallPhrases music = SmallPhrases.of(phrases, BATCH, 9);
    net.load(music.examples());
    MusicVae before = network(net.parameters(), phrases);
    Parameters turned = net.parameters().copy();
    List<double[]> places = net.places();
    new Whitening(places).fold(turned, phrases);
    float[][] x = music.examples().getFirst().read();
    Posterior old = new LiveEncoder(before).encode(x, NO_CONTROLS);
    Posterior fresh = new LiveEncoder(network(turned, phrases)).encode(x, NO_CONTROLS);
    SplittableRandom random = new SplittableRandom(3);
    double[] squares = new double[4];
    int draws = 20_000;
    List<double[]> drawn = new ArrayList<>();
    for (int n = 0; n < draws; n++) {
      float[] z = old.draw(random);
      double[] place = new double[8];
      for (int k = 0; k < 4; k++) place[k] = z[k];
      drawn.add(place);
    }
    Whitening whitening = new Whitening(places);
    for (double[] place : drawn) {
      double[] moved = whitening.moved(place);
      for (int k = 0; k < 4; k++) squares[k] += Math.pow(moved[k] - fresh.mu()[k], 2) / draws;
    }
    for (int k = 0; k < 4; k++) {
      assertEquals(Math.sqrt(squares[k]), fresh.sigma()[k], 0.03 * fresh.sigma()[k]);
    }
  }

  private static MusicVae network(Parameters parameters, Phrases phrases) throws WeightsException {
    byte[] bytes = SafeTensors.bytes(parameters.tensors());
    return VaeTensors.read(SafeTensors.parse(bytes, "small"), phrases.shape());
  }
}
