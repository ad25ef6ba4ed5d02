// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.musicvae.LiveDecoder;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.MusicVae.Output;
import org.zadenza.models.musicvae.PlainMusicVae;
import org.zadenza.models.musicvae.Sampling;
import org.zadenza.models.onnx.OnnxFile;
import org.zadenza.models.remote.FloatTensor;
import org.zadenza.models.remote.Signature;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.neural.PlainLstm;

/** Every runner that is here answers as the formulas do. */
class RunnerParityTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final double TOLERANCE = 2e-5;
  private static final int BATCH = 5;

  static Stream<Arguments> runners() {
    return new Runners(1).usable().stream().map(Arguments::of);
  }

  static Stream<Arguments> decoders() {
    List<RandomModels.Shape> shapes =
        List.of(
            new RandomModels.Shape(Output.CATEGORICAL, 1, 0, 0, 12, 5, 8),
            new RandomModels.Shape(Output.CATEGORICAL, 3, 4, 2, 12, 5, 8),
            new RandomModels.Shape(Output.BERNOULLI, 1, 3, 0, 12, 5, 8),
            new RandomModels.Shape(Output.NADE, 2, 2, 1, 12, 5, 8),
            new RandomModels.Shape(Output.GROOVE, 1, 0, 0, 12, 5, 8));
    return new Runners(1)
        .usable().stream()
            .flatMap(runner -> shapes.stream().map(shape -> Arguments.of(runner, shape)));
  }

  @ParameterizedTest
  @MethodSource("runners")
  void stepsAsTheFormulas(Runner runner) throws RunnerException {
    RandomModels random = new RandomModels(new SplittableRandom(SEED));
    KnownModel.Lstm model = random.lstm(2, 11, 16, 7);
    LstmNetwork network = model.network();
    int steps = 20;
    float[] x = random.floats(BATCH * 2 * steps * 11, 1);
    try (Computation computation = runner.load(model)) {
      float[] state = new float[BATCH * 64];
      float[][][] logits = new float[BATCH][2 * steps][7];
      for (int half = 0; half < 2; half++) {
        List<FloatTensor> out =
            computation.run(inputs(model, x(x, half, steps), tensor("state", state, BATCH, 64)));
        Map<String, FloatTensor> answer = Signature.of(model).outputs(out);
        state = answer.get("state_out").numbers();
        float[] given = answer.get("logits").numbers();
        for (int item = 0; item < BATCH; item++) {
          for (int t = 0; t < steps; t++) {
            System.arraycopy(given, (item * steps + t) * 7, logits[item][half * steps + t], 0, 7);
          }
        }
      }
      for (int item = 0; item < BATCH; item++) {
        PlainLstm plain = new PlainLstm(network);
        for (int t = 0; t < 2 * steps; t++) {
          int at = (item * 2 * steps + t) * 11;
          double[] expected = plain.step(wide(Arrays.copyOfRange(x, at, at + 11)));
          assertArrayEquals(
              expected, wide(logits[item][t]), TOLERANCE, "seed=" + SEED + " step=" + t);
        }
      }
    }
  }

  private static FloatTensor x(float[] all, int half, int steps) {
    float[] out = new float[BATCH * steps * 11];
    for (int item = 0; item < BATCH; item++) {
      System.arraycopy(all, (item * 2 + half) * steps * 11, out, item * steps * 11, steps * 11);
    }
    return tensor("x", out, BATCH, steps, 11);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("runners")
  void theShippedDrumsAnswerAsTheFormulas(Runner runner) throws Exception {
    KnownModel.Lstm model =
        (KnownModel.Lstm) new Catalogue(Path.of("none")).find("drums-rnn").orElseThrow();
    int steps = 100;
    int inputs = model.network().inputs();
    SplittableRandom random = new SplittableRandom(SEED);
    float[] x = new float[steps * inputs];
    for (int t = 0; t < steps; t++) x[t * inputs + random.nextInt(512)] = 1;
    try (Computation computation = runner.load(model)) {
      List<FloatTensor> out =
          computation.run(
              inputs(
                  model,
                  tensor("x", x, 1, steps, inputs),
                  tensor("state", new float[1024], 1, 1024)));
      float[] logits = Signature.of(model).outputs(out).get("logits").numbers();
      PlainLstm plain = new PlainLstm(model.network());
      for (int t = 0; t < steps; t++) {
        double[] expected = plain.step(wide(Arrays.copyOfRange(x, t * inputs, (t + 1) * inputs)));
        assertArrayEquals(
            expected,
            wide(Arrays.copyOfRange(logits, t * 512, (t + 1) * 512)),
            TOLERANCE,
            "seed=" + SEED + " step=" + t);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void decodesAsTheFormulas(Runner runner, RandomModels.Shape shape) throws RunnerException {
    RandomModels random = new RandomModels(new SplittableRandom(SEED));
    KnownModel.Vae model = random.vae(shape);
    float[] z = random.floats(BATCH * shape.latents(), 2);
    float[] controls = random.floats(BATCH * shape.steps() * shape.controls(), 1);
    float[] quiet = new float[BATCH * shape.steps() * OnnxFile.logits(model.network())];
    float[] rows = decode(runner, model, z, quiet, controls);
    int width = model.network().outputs();
    for (int item = 0; item < BATCH; item++) {
      double[][] expected =
          new PlainMusicVae(model.network())
              .decode(
                  wide(item(z, item)),
                  wideRows(item(controls, item), shape.steps()),
                  0,
                  new SplittableRandom(0),
                  false);
      for (int t = 0; t < shape.steps(); t++) {
        int at = (item * shape.steps() + t) * width;
        assertArrayEquals(
            expected[t],
            wide(Arrays.copyOfRange(rows, at, at + width)),
            TOLERANCE,
            "seed=" + SEED + " item=" + item + " step=" + t);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void drawsAsTheLiveKernelWithTheSameNoise(Runner runner, RandomModels.Shape shape)
      throws RunnerException {
    RandomModels random = new RandomModels(new SplittableRandom(SEED + 1));
    KnownModel.Vae model = random.vae(shape);
    MusicVae network = model.network();
    float[] z = random.floats(BATCH * shape.latents(), 2);
    float[] controls = random.floats(BATCH * shape.steps() * shape.controls(), 1);
    int logits = OnnxFile.logits(network);
    float[] noise = random.floats(BATCH * shape.steps() * logits, 3);
    float[] rows = decode(runner, model, z, noise, controls);
    int different = 0;
    float[] quiet = decode(runner, model, z, new float[noise.length], controls);
    for (int k = 0; k < rows.length; k++) different += rows[k] == quiet[k] ? 0 : 1;
    assertEquals(true, different > 0, "the noise must matter");
    for (int item = 0; item < BATCH; item++) {
      float[] own = item(noise, item);
      Sampling sampling =
          Sampling.greedy()
              .with(
                  (core, step, values, count) -> {
                    int at = step * logits;
                    for (int k = 0; k < core; k++) {
                      at += network.decoder().cores().get(k).output().outputs();
                    }
                    for (int k = 0; k < count; k++) values[k] += own[at + k];
                  });
      float[][] expected =
          new LiveDecoder(network)
              .decode(item(z, item), narrowRows(item(controls, item), shape.steps()), sampling);
      for (int t = 0; t < shape.steps(); t++) {
        int width = network.outputs();
        int at = (item * shape.steps() + t) * width;
        assertArrayEquals(
            wide(expected[t]),
            wide(Arrays.copyOfRange(rows, at, at + width)),
            TOLERANCE,
            "seed=" + SEED + " item=" + item + " step=" + t);
      }
    }
  }

  private static float[] decode(
      Runner runner, KnownModel.Vae model, float[] z, float[] noise, float[] controls)
      throws RunnerException {
    MusicVae network = model.network();
    List<FloatTensor> given = new ArrayList<>();
    given.add(tensor("z", z, BATCH, network.latents()));
    given.add(tensor("noise", noise, BATCH, network.steps(), OnnxFile.logits(network)));
    if (network.controls() > 0) {
      given.add(tensor("controls", controls, BATCH, network.steps(), network.controls()));
    }
    try (Computation computation = runner.load(model)) {
      List<FloatTensor> out = computation.run(Signature.of(model).inputs(given));
      return Signature.of(model).outputs(out).get("rows").numbers();
    }
  }

  private static Map<String, FloatTensor> inputs(KnownModel model, FloatTensor... tensors) {
    return Signature.of(model).inputs(List.of(tensors));
  }

  private static FloatTensor tensor(String name, float[] numbers, Integer... shape) {
    return new FloatTensor(name, List.of(shape), numbers);
  }

  private static float[] item(float[] all, int item) {
    int size = all.length / BATCH;
    return Arrays.copyOfRange(all, item * size, (item + 1) * size);
  }

  private static double[] wide(float[] numbers) {
    double[] out = new double[numbers.length];
    for (int k = 0; k < out.length; k++) out[k] = numbers[k];
    return out;
  }

  private static double[][] wideRows(float[] numbers, int rows) {
    double[][] out = new double[rows][];
    float[][] narrow = narrowRows(numbers, rows);
    for (int k = 0; k < rows; k++) out[k] = wide(narrow[k]);
    return out;
  }

  private static float[][] narrowRows(float[] numbers, int rows) {
    int width = numbers.length / rows;
    float[][] out = new float[rows][];
    for (int k = 0; k < rows; k++) {
      out[k] = Arrays.copyOfRange(numbers, k * width, (k + 1) * width);
    }
    return out;
  }
}
