// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.PlainMusicVae;
import org.zadenza.models.musicvae.VaeTensors;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;

/** Losses and their slopes against the formulas in double precision. */
class VaeNetTest {
  private static final int BATCH = 3;
  private static final double BETA = 0.7;
  private static final double FREE_NATS = 1;
  private static final long NOISE = 5;

  static Stream<Phrases> kinds() {
    return Stream.of(
        SmallPhrases.CLASSES, SmallPhrases.BITS, SmallPhrases.GROOVE, SmallPhrases.CONDUCTED);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theLossIsThatOfTheFormulas(Phrases phrases) throws WeightsException {
    for (int layers = 1; layers <= 2; layers++) {
      VaeNet net = net(phrases, layers);
      SmallPhrases music = SmallPhrases.of(phrases, BATCH, 1);
      net.load(music.examples());
      VaeNet.Loss found =
          net.learn(Writer.Feeding.TEACHER, BETA, FREE_NATS, new SplittableRandom(NOISE));
      double[] plain = losses(network(net, phrases), music);
      assertEquals(plain[0], found.music(), 2e-5 * plain[0]);
      assertEquals(plain[1], found.divergence(), 2e-5 * plain[1]);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void slopesAreThoseOfTheFormulas(Phrases phrases) throws WeightsException {
    for (int layers = 1; layers <= 2; layers++) {
      VaeNet net = net(phrases, layers);
      SmallPhrases music = SmallPhrases.of(phrases, BATCH, 2);
      net.load(music.examples());
      net.learn(Writer.Feeding.TEACHER, BETA, FREE_NATS, new SplittableRandom(NOISE));
      float[] slopes = net.parameters().slopes().toFloatVector();
      INDArray values = net.parameters().values();
      SplittableRandom random = new SplittableRandom(3);
      for (int n = 0; n < 150; n++) {
        long at = random.nextLong(values.length());
        float value = values.getFloat(at);
        float up = value + 2e-3f;
        float down = value - 2e-3f;
        values.putScalar(at, up);
        double more = loss(network(net, phrases), music);
        values.putScalar(at, down);
        double less = loss(network(net, phrases), music);
        values.putScalar(at, value);
        double expected = (more - less) / (up - down);
        assertEquals(
            expected, slopes[(int) at], 2e-5 + 1e-3 * Math.abs(expected), () -> "at " + at);
      }
    }
  }

  /** Rows that are chosen while learning are those that the player's decoder writes. */
  @ParameterizedTest
  @MethodSource("kinds")
  void itsOwnFreeRunIsThatOfTheFormulas(Phrases phrases) throws WeightsException {
    VaeNet net = net(phrases, 2);
    SmallPhrases music = SmallPhrases.of(phrases, BATCH, 4);
    net.load(music.examples());
    PlainMusicVae plain = new PlainMusicVae(network(net, phrases));
    double nats = 0;
    for (VaeCourse.Example example : music.examples()) {
      double[][] rows = doubles(example.written());
      double[] z = plain.mu(doubles(example.read()), new double[0][]);
      double[][] own = plain.decode(z, new double[0][], 0, null, false);
      nats += music(phrases, plain.logits(z, new double[0][], own), rows);
    }
    double expected = nats / BATCH;
    assertEquals(expected, net.measure(Writer.Feeding.FREE).music(), 2e-5 * expected);
  }

  private static VaeNet net(Phrases phrases, int layers) {
    return new VaeNet(
        new VaeConfig(5, 4, 6, 7, layers, BATCH, 1e-3, 1, BETA, 0, 0, 0, 1, 1, 8), phrases);
  }

  private static MusicVae network(VaeNet net, Phrases phrases) throws WeightsException {
    byte[] bytes = SafeTensors.bytes(net.parameters().tensors());
    return VaeTensors.read(SafeTensors.parse(bytes, "small"), phrases.shape());
  }

  private static double loss(MusicVae network, SmallPhrases music) {
    double[] losses = losses(network, music);
    return losses[0] + BETA * losses[2];
  }

  /** Mean over phrases: of the music, the divergence, and what of it is not free. */
  private static double[] losses(MusicVae network, SmallPhrases music) {
    PlainMusicVae plain = new PlainMusicVae(network);
    double[] sums = new double[3];
    SplittableRandom random = new SplittableRandom(NOISE);
    for (VaeCourse.Example example : music.examples()) {
      double[] mu = plain.mu(doubles(example.read()), new double[0][]);
      double[] sigma = plain.sigma(doubles(example.read()), new double[0][]);
      double[] z = new double[mu.length];
      double divergence = 0;
      for (int k = 0; k < z.length; k++) {
        z[k] = mu[k] + sigma[k] * (float) random.nextGaussian();
        double variance = sigma[k] * sigma[k];
        divergence += (mu[k] * mu[k] + variance - Math.log(variance) - 1) / 2;
      }
      double[][] rows = doubles(example.written());
      sums[0] += music(music.phrases(), plain.logits(z, new double[0][], rows), rows) / BATCH;
      sums[1] += divergence / BATCH;
      sums[2] += Math.max(0, divergence - FREE_NATS) / BATCH;
    }
    return sums;
  }

  private static double music(Phrases phrases, double[][] logits, double[][] rows) {
    double nats = 0;
    for (int t = 0; t < rows.length; t++) {
      int at = 0;
      for (int depth : phrases.depths()) {
        nats +=
            switch (phrases.shape().rows()) {
              case CLASSES -> classes(logits[t], rows[t], at, depth);
              case BITS -> bits(logits[t], rows[t], depth);
              case GROOVE -> groove(logits[t], rows[t]);
            };
        at += depth;
      }
    }
    return nats;
  }

  private static double classes(double[] logits, double[] row, int at, int depth) {
    double sum = 0;
    double chosen = 0;
    for (int k = at; k < at + depth; k++) {
      sum += Math.exp(logits[k]);
      chosen += row[k] * logits[k];
    }
    return Math.log(sum) - chosen;
  }

  private static double bits(double[] logits, double[] row, int count) {
    double loss = 0;
    for (int k = 0; k < count; k++) {
      double hit = 1 / (1 + Math.exp(-logits[k]));
      loss -= row[k] * Math.log(hit) + (1 - row[k]) * Math.log(1 - hit);
    }
    return loss;
  }

  private static double groove(double[] logits, double[] row) {
    int drums = row.length / 3;
    double loss = bits(logits, row, drums);
    for (int k = 0; k < drums; k++) {
      double velocity = 1 / (1 + Math.exp(-logits[drums + k]));
      double offset = Math.tanh(logits[2 * drums + k]);
      double errors =
          Math.pow(velocity - row[drums + k], 2) + Math.pow(offset - row[2 * drums + k], 2);
      loss += row[k] > 0.5 ? errors : GrooveHead.UNHIT * errors;
    }
    return loss;
  }

  private static double[][] doubles(float[][] rows) {
    return List.of(rows).stream()
        .map(
            row -> {
              double[] out = new double[row.length];
              for (int k = 0; k < row.length; k++) out[k] = row[k];
              return out;
            })
        .toArray(double[][]::new);
  }
}
