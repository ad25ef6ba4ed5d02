// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.models.sketch.PlainSketchRnn;
import org.zadenza.models.sketch.SketchLosses;
import org.zadenza.models.sketch.SketchRnn;
import org.zadenza.models.sketch.SketchShape;
import org.zadenza.models.sketch.StrokePoint;
import org.zadenza.models.sketch.Strokes;

/** The loss and its slopes against the formulas in double precision. */
class SketchNetTest {
  private static final long SEED = 7;
  private static final int BATCH = 4; // one row more than there are drawings
  private static final double WEIGHT = 0.7;

  @ParameterizedTest
  @CsvSource({"0, 0", "4, 0", "4, 99"})
  void theLossIsThatOfTheFormulas(int latents, double tolerance) throws WeightsException {
    SketchNet net = net(latents);
    double expected = loss(net, tolerance);
    SketchNet.Loss measured = net.measure(new SplittableRandom(SEED));
    SketchNet.Loss learnt = net.learn(WEIGHT, tolerance, new SplittableRandom(SEED));
    double weight = latents == 0 ? 0 : WEIGHT;
    assertEquals(expected, measured.whole(weight, tolerance), 1e-5 * Math.abs(expected));
    assertEquals(expected, learnt.whole(weight, tolerance), 1e-5 * Math.abs(expected));
    assertEquals(3, measured.each().size());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "4, 0", "4, 99"})
  void slopesAreThoseOfTheFormulas(int latents, double tolerance) throws WeightsException {
    SketchNet net = net(latents);
    net.learn(WEIGHT, tolerance, new SplittableRandom(SEED));
    float[] slopes = net.parameters().slopes().toFloatVector();
    INDArray values = net.parameters().values();
    SplittableRandom random = new SplittableRandom(3);
    for (int n = 0; n < 400; n++) {
      long at = random.nextLong(values.length());
      float value = values.getFloat(at);
      float step = 4e-6f * Math.max(1, Math.abs(value));
      float up = value + step;
      float down = value - step;
      values.putScalar(at, up);
      double more = loss(net, tolerance);
      values.putScalar(at, down);
      double less = loss(net, tolerance);
      values.putScalar(at, value);
      double expected = (more - less) / (up - down);
      assertEquals(expected, slopes[(int) at], 1e-5 + 2e-3 * Math.abs(expected), () -> "at " + at);
    }
  }

  /** The slopes of a batch do not depend on what a longer batch left behind. */
  @ParameterizedTest
  @CsvSource({"0", "4"})
  void aShorterBatchForgetsTheLongerOne(int latents) {
    SketchNet net = net(latents);
    List<Strokes> few = drawings(2, 5);
    net.load(few);
    net.learn(WEIGHT, 0, new SplittableRandom(SEED));
    float[] expected = net.parameters().slopes().toFloatVector();
    net.load(drawings(4, 12));
    net.learn(WEIGHT, 0, new SplittableRandom(1));
    net.load(few);
    net.learn(WEIGHT, 0, new SplittableRandom(SEED));
    float[] again = net.parameters().slopes().toFloatVector();
    for (int k = 0; k < expected.length; k++) assertEquals(expected[k], again[k], 1e-7f);
  }

  private static SketchNet net(int latents) {
    SketchNet net = new SketchNet(new SketchShape(5, 7, latents, 3, 12), BATCH, SEED);
    SplittableRandom random = new SplittableRandom(SEED);
    for (String name : net.parameters().names()) {
      if (!name.endsWith("/bias")) continue;
      for (int k = 0; k < net.parameters().value(name).columns(); k++) {
        net.parameters().value(name).set(0, k, (float) random.nextDouble(-0.5, 0.5));
      }
    }
    net.load(drawings(3, 9));
    return net;
  }

  private static List<Strokes> drawings(int count, int most) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Strokes> out = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      List<StrokePoint> points = new ArrayList<>();
      for (int t = 0; t < most - n; t++) {
        float dx = (float) random.nextDouble(-2, 2);
        points.add(new StrokePoint(dx, (float) random.nextDouble(-2, 2), random.nextBoolean()));
      }
      out.add(new Strokes(points));
    }
    return out;
  }

  /** By the formulas. */
  private static double loss(SketchNet net, double tolerance) throws WeightsException {
    int latents = net.parameters().names().contains(SketchRnn.MU + "kernel") ? 4 : 0;
    SketchShape shape = new SketchShape(5, 7, latents, 3, 12);
    byte[] bytes = SafeTensors.bytes(net.parameters().tensors());
    SketchRnn model = SketchRnn.read(SafeTensors.parse(bytes, "small"), shape, 1, false);
    PlainSketchRnn plain = new PlainSketchRnn(model);
    SplittableRandom random = new SplittableRandom(SEED);
    SketchLosses sum = SketchLosses.NONE;
    for (Strokes strokes : drawings(3, 9)) {
      double[] z = new double[latents];
      double divergence = 0;
      if (latents > 0) {
        double[][] lies = plain.read(strokes);
        divergence = SketchLosses.divergence(lies[0], lies[1]);
        for (int k = 0; k < latents; k++) {
          z[k] = lies[0][k] + lies[1][k] * (float) random.nextGaussian();
        }
      }
      sum = sum.plus(SketchLosses.of(strokes, plain.write(strokes, z), 3, divergence));
    }
    double music = (sum.offsets() + sum.pens() + sum.ends()) / (3 * 12);
    return latents == 0 ? music : music + WEIGHT * Math.max(sum.divergence(latents), tolerance);
  }
}
