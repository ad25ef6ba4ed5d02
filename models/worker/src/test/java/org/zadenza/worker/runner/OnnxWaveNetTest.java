// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.models.onnx.OnnxFile;
import org.zadenza.neural.ConvLayer;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LiveWaveNet;
import org.zadenza.neural.PlainWaveNet;
import org.zadenza.neural.WaveNet;

/** A WaveNet in ONNX Runtime, one sample a call, beside its formulas and the live kernel. */
class OnnxWaveNetTest {
  private static final long SEED = Long.getLong("seed", 20261122);
  private static final double TOLERANCE = 1e-4;
  private static final int SAMPLES = 60;
  private static final int FRAME = 20;
  private static final int CLASSES = 9;

  private final SplittableRandom random = new SplittableRandom(SEED);

  record Case(int batch, int taps, int residual, int skip, int layers, int cycle, int conditions) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(1, 2, 16, 12, 10, 5, 3),
        new Case(2, 2, 16, 12, 10, 5, 3),
        new Case(2, 3, 7, 5, 4, 4, 2),
        new Case(3, 2, 5, 8, 3, 2, 0));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachSampleIsTheFormulas(Case c) throws RunnerException {
    WaveNet net = network(c);
    int width = net.start().inputs();
    LiveWaveNet live = new LiveWaveNet(net, c.batch);
    List<PlainWaveNet> plain = new ArrayList<>();
    for (int item = 0; item < c.batch; item++) plain.add(new PlainWaveNet(net));
    float[][] conditions = new float[c.batch][c.conditions];
    try (OnnxWaveNet onnx = new OnnxWaveNet(net, c.batch)) {
      for (int t = 0; t < SAMPLES; t++) {
        if (t % FRAME == 0 && c.conditions > 0) {
          for (int item = 0; item < c.batch; item++) {
            conditions[item] = floats(c.conditions, 1);
            live.condition(item, conditions[item]);
          }
          onnx.condition(conditions);
        }
        float[] input = floats(c.batch * width, 1);
        float[] found = onnx.step(input);
        live.step(input);
        for (int item = 0; item < c.batch; item++) {
          String where = "seed=%d %s sample=%d item=%d".formatted(SEED, c, t, item);
          double[] given = wide(found, item * CLASSES, CLASSES);
          double[] excitation = wide(input, item * width + 1, width - 1);
          double[] condition = wide(conditions[item], 0, c.conditions);
          double[] wanted = plain.get(item).step(input[item * width], excitation, condition);
          assertArrayEquals(wanted, given, TOLERANCE, where);
          float[] kernel = new float[CLASSES];
          live.logits(item, kernel);
          assertArrayEquals(wide(kernel, 0, CLASSES), given, TOLERANCE, where);
        }
      }
    }
  }

  @Test
  void layersWithoutAPastAreRefused() {
    WaveNet net = network(new Case(1, 1, 4, 4, 2, 2, 0));
    String said =
        assertThrows(IllegalArgumentException.class, () -> OnnxFile.sample(net)).getMessage();
    assertEquals(
        "the layers of an ONNX graph have the same taps, two or more, and the same outputs:"
            + " taps=1, outputs=8 beside taps=1, outputs=8",
        said);
  }

  private WaveNet network(Case c) {
    int excitations = 4;
    List<WaveNet.Layer> layers = new ArrayList<>();
    for (int n = 0; n < c.layers; n++) {
      layers.add(
          new WaveNet.Layer(
              conv(c.taps, c.residual, 2 * c.residual),
              c.conditions == 0 ? null : dense(c.conditions, 2 * c.residual),
              dense(c.residual, c.residual),
              dense(c.residual, c.skip)));
    }
    return new WaveNet(
        c.cycle,
        FRAME,
        conv(c.taps, 1 + excitations, c.residual),
        dense(c.residual, c.skip),
        layers,
        dense(c.skip, c.skip),
        c.conditions == 0 ? null : dense(c.conditions, c.skip),
        dense(c.skip, CLASSES));
  }

  private ConvLayer conv(int taps, int inputs, int outputs) {
    double scale = 1 / Math.sqrt(taps * inputs);
    float[] kernel = floats(taps * inputs * outputs, scale);
    return new ConvLayer(taps, inputs, outputs, kernel, floats(outputs, 0.3));
  }

  private DenseLayer dense(int inputs, int outputs) {
    float[] kernel = floats(inputs * outputs, 1 / Math.sqrt(inputs));
    return new DenseLayer(inputs, outputs, kernel, floats(outputs, 0.3));
  }

  private float[] floats(int count, double scale) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) random.nextDouble(-scale, scale);
    return out;
  }

  private static double[] wide(float[] numbers, int from, int count) {
    double[] out = new double[count];
    for (int k = 0; k < count; k++) out[k] = numbers[from + k];
    return out;
  }
}
