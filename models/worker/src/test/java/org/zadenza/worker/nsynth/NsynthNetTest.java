// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.PlainEncoder;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.LogisticMixture;
import org.zadenza.neural.MuLaw;
import org.zadenza.neural.PlainWaveNet;

/** The loss and its slopes against the formulas in double precision. */
class NsynthNetTest {
  private static final int SAMPLES = 96;
  private static final long SEED = 7;

  private static NsynthShape shape(int harmonics) {
    return new NsynthShape(5, 3, 3, 3, 32, 6, 7, 4, 2, 3, harmonics, false);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "2, false", "2, true"})
  void theLossIsThatOfTheFormulas(int harmonics, boolean between) throws WeightsException {
    NsynthNet net = net(harmonics);
    Crop crop = crop(net.shape(), between);
    double expected = loss(net, crop);
    assertEquals(expected, net.measure(crop), 1e-5 * expected);
    assertEquals(expected, net.learn(crop, 1), 1e-5 * expected);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "2, false", "2, true"})
  void slopesAreThoseOfTheFormulas(int harmonics, boolean between) throws WeightsException {
    NsynthNet net = net(harmonics);
    Crop crop = crop(net.shape(), between);
    net.learn(crop, 1);
    float[] slopes = net.parameters().slopes().toFloatVector();
    INDArray values = net.parameters().values();
    SplittableRandom random = new SplittableRandom(3);
    for (int n = 0; n < 300; n++) {
      long at = random.nextLong(values.length());
      float value = values.getFloat(at);
      float step = 4e-6f * Math.max(1, Math.abs(value));
      float up = value + step;
      float down = value - step;
      values.putScalar(at, up);
      double more = loss(net, crop);
      values.putScalar(at, down);
      double less = loss(net, crop);
      values.putScalar(at, value);
      double expected = (more - less) / (up - down);
      assertEquals(expected, slopes[(int) at], 2e-5 + 2e-3 * Math.abs(expected), () -> "at " + at);
    }
  }

  private static NsynthNet net(int harmonics) {
    NsynthNet net = new NsynthNet(shape(harmonics), SAMPLES, SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (String name : net.parameters().names()) {
      if (!name.endsWith("/biases")) continue;
      for (int k = 0; k < net.parameters().value(name).columns(); k++) {
        net.parameters().value(name).set(0, k, (float) random.nextDouble(-0.3, 0.3));
      }
    }
    return net;
  }

  private static Crop crop(NsynthShape shape, boolean between) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] before = new float[SAMPLES];
    float[] excitation = new float[SAMPLES * shape.excitations()];
    int[] sound = new int[SAMPLES];
    for (int t = 0; t < SAMPLES; t++) {
      before[t] = (float) random.nextDouble(-1, 1);
      sound[t] = random.nextInt(MuLaw.CLASSES);
    }
    for (int k = 0; k < excitation.length; k++) {
      excitation[k] = (float) random.nextDouble(-1, 1);
    }
    Crop.Sound heard = sound(random);
    float[] part = {0, 0.3f, 1};
    return new Crop(
        between ? new Crop.Between(heard, sound(random), part) : heard,
        before,
        excitation,
        0.7f,
        sound);
  }

  private static Crop.Sound sound(SplittableRandom random) {
    float[] samples = new float[SAMPLES];
    for (int t = 0; t < SAMPLES; t++) samples[t] = (float) random.nextDouble(-1, 1);
    return new Crop.Sound(samples);
  }

  private static double[][] code(Nsynth model, Crop.Heard heard) {
    return switch (heard) {
      case Crop.Sound(float[] samples) ->
          PlainEncoder.encode(model.encoder(), doubles(samples, 0, SAMPLES));
      case Crop.Between(Crop.Sound from, Crop.Sound to, float[] part) -> {
        double[][] mixed = code(model, from);
        double[][] other = code(model, to);
        for (int f = 0; f < mixed.length; f++) {
          for (int k = 0; k < mixed[f].length; k++) {
            mixed[f][k] = (1 - part[f]) * mixed[f][k] + part[f] * other[f][k];
          }
        }
        yield mixed;
      }
    };
  }

  /** By the formulas, in nats a sample. */
  private static double loss(NsynthNet net, Crop crop) throws WeightsException {
    byte[] bytes = SafeTensors.bytes(net.parameters().tensors());
    NsynthShape shape = net.shape();
    Nsynth model = Nsynth.read(SafeTensors.parse(bytes, "small"), shape);
    double[][] code = code(model, crop.heard());
    PlainWaveNet decoder = new PlainWaveNet(model.decoder());
    double loss = 0;
    for (int t = 0; t < SAMPLES; t++) {
      double[] condition = new double[shape.conditions()];
      System.arraycopy(code[t / shape.hop()], 0, condition, 0, shape.latents());
      if (shape.pitched()) condition[shape.latents()] = crop.note();
      int width = shape.excitations();
      double[] logits =
          decoder.step(crop.before()[t], doubles(crop.excitation(), t * width, width), condition);
      double logChance =
          shape.pitched()
              ? LogisticMixture.logChance(
                  logits,
                  doubles(
                      crop.excitation(), t * width + shape.guesses() - 1, LogisticMixture.BELLS),
                  crop.sound()[t])
              : logSoftmax(logits, crop.sound()[t]);
      loss -= logChance / SAMPLES;
    }
    return loss;
  }

  private static double logSoftmax(double[] logits, int wanted) {
    double most = Arrays.stream(logits).max().orElseThrow();
    double sum = 0;
    for (double logit : logits) sum += Math.exp(logit - most);
    return logits[wanted] - most - Math.log(sum);
  }

  private static double[] doubles(float[] values, int from, int count) {
    double[] out = new double[count];
    for (int k = 0; k < count; k++) out[k] = values[from + k];
    return out;
  }
}
