// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.guess;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.guess.GuessNet;
import org.zadenza.models.guess.Ink;
import org.zadenza.models.guess.PlainGuess;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.neural.Softmax;
import org.zadenza.worker.block.Block;

class GuessLearnerTest {
  private static final long SEED = Long.getLong("seed", 20261122);
  private static final List<String> WORDS = List.of("a", "b", "c");

  private static GuessConfig config(List<Integer> channels) {
    return new GuessConfig(channels, 6, 5, 1e-2, 5, 0.9, 1, 0.1, 1, 20, 100, SEED);
  }

  private static Drawing drawing(SplittableRandom random) {
    List<List<Drawing.Point>> lines = new ArrayList<>();
    for (int line = 0; line < 3; line++) {
      List<Drawing.Point> points = new ArrayList<>();
      for (int k = 0; k < 5; k++) {
        points.add(new Drawing.Point(random.nextDouble(255), random.nextDouble(255)));
      }
      lines.add(points);
    }
    return new Drawing(lines);
  }

  private static float[][] load(GuessLearner net, SplittableRandom random) {
    float[][] inks = new float[net.batch()][];
    for (int row = 0; row < net.batch(); row++) {
      inks[row] = Ink.of(drawing(random));
      net.load(row, random.nextInt(WORDS.size()), inks[row]);
    }
    return inks;
  }

  /** Slopes by finite differences of the loss, along random directions of each tensor. */
  @Test
  void slopesAreThoseOfTheLoss() {
    for (List<Integer> channels : List.of(List.of(3), List.of(3, 4), List.of(2, 3, 4))) {
      SplittableRandom random = new SplittableRandom(SEED);
      GuessLearner net = new GuessLearner(config(channels), WORDS.size());
      load(net, random);
      net.learn(1, 0.1, random);
      for (String name : net.parameters().names()) {
        if (name.endsWith("mean") || name.endsWith("variance")) continue;
        float[] slopes = net.parameters().slope(name).toArray();
        Block value = net.parameters().value(name);
        float[] before = value.toArray();
        double[] way = new double[slopes.length];
        double length = 0;
        for (int k = 0; k < way.length; k++) {
          way[k] = slopes[k] + 1e-4 * random.nextGaussian(); // mostly along the slope
          length += way[k] * way[k];
        }
        length = Math.sqrt(length);
        double said = 0;
        for (int k = 0; k < way.length; k++) said += slopes[k] * way[k] / length;
        double step = 2e-4; // farther away another place may be the largest
        double up = moved(net, value, before, way, step / length);
        double down = moved(net, value, before, way, -step / length);
        value.assign(before);
        double found = (up - down) / (2 * step);
        assertEquals(said, found, 0.02 * Math.abs(said) + 2e-3, channels + " " + name);
        net.learn(1, 0.1, random);
      }
    }
  }

  private static double moved(
      GuessLearner net, Block value, float[] before, double[] way, double times) {
    float[] there = before.clone();
    for (int k = 0; k < there.length; k++) there[k] += (float) (times * way[k]);
    value.assign(there);
    return net.learn(1, 0.1, new SplittableRandom(1));
  }

  /** What is exported says what was judged, divided by the temperature. */
  @Test
  void theExportedNetworkSaysTheSame() throws WeightsException {
    SplittableRandom random = new SplittableRandom(SEED);
    GuessLearner net = new GuessLearner(config(List.of(3, 4)), WORDS.size());
    for (int k = 0; k < 30; k++) {
      load(net, random);
      net.learn(1, 0, random);
    }
    float[][] inks = load(net, random);
    List<float[]> logits = net.logits(4);
    assertEquals(4, logits.size());
    for (double temperature : new double[] {1, 0.5}) {
      byte[] bytes = SafeTensors.bytes(net.tensors(temperature));
      GuessNet read = GuessNet.read(SafeTensors.parse(bytes, "exported"), WORDS);
      for (int row = 0; row < 4; row++) {
        double[] wanted = new double[WORDS.size()];
        for (int k = 0; k < wanted.length; k++) wanted[k] = logits.get(row)[k] / temperature;
        assertArrayEquals(wanted, PlainGuess.logits(read, inks[row]), 2e-4);
      }
    }
  }

  /** A drawing's row says the same whatever lies in the others, once it is judged. */
  @Test
  void whatIsJudgedDoesNotDependOnItsNeighbours() {
    SplittableRandom random = new SplittableRandom(SEED);
    GuessLearner net = new GuessLearner(config(List.of(3, 4)), WORDS.size());
    float[][] inks = load(net, random);
    float[] first = net.logits(1).getFirst();
    load(net, random);
    net.load(3, 0, inks[0]);
    assertArrayEquals(first, net.logits(4).getLast(), 1e-5f);
  }

  /** What is usual becomes that of a batch which comes again and again. */
  @Test
  void whatIsJudgedByFollowsTheBatches() {
    SplittableRandom random = new SplittableRandom(SEED);
    GuessLearner net = new GuessLearner(config(List.of(3, 4)), WORDS.size());
    for (int row = 0; row < net.batch(); row++) net.load(row, row % 3, Ink.of(drawing(random)));
    double learnt = 0;
    for (int k = 0; k < 150; k++) learnt = net.learn(1, 0, random);
    double judged = 0;
    List<float[]> logits = net.logits(net.batch());
    for (int row = 0; row < net.batch(); row++) {
      judged += Softmax.loss(logits.get(row), WORDS.size(), row % 3) / net.batch();
    }
    assertEquals(learnt, judged, 1e-4);
  }

  @Test
  void dropoutMakesWhatItLearnsAnother() {
    SplittableRandom random = new SplittableRandom(SEED);
    GuessLearner net = new GuessLearner(config(List.of(3, 4)), WORDS.size());
    load(net, random);
    double whole = net.learn(1, 0, new SplittableRandom(1));
    double some = net.learn(0.5, 0, new SplittableRandom(1));
    assertTrue(whole != some);
    assertEquals(some, net.learn(0.5, 0, new SplittableRandom(1)), 1e-6);
  }
}
