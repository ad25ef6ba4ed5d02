// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.measure;

import java.util.SplittableRandom;

/**
 * A small network that tells classes of rows of numbers: one hidden layer of 64 (relu), softmax,
 * learnt with Adam (1e-3, groups of 32, weight decay 1e-3) from a seed, so that the same rows make
 * the same classifier. Any thread.
 */
final class Classifier {
  private static final int HIDDEN = 64;
  private static final int GROUP = 32;
  private static final double STEP = 1e-3;
  private static final double DECAY = 1e-3;

  private final int classes;
  private final double[] middle;
  private final double[] spread;
  private final Layer first;
  private final Layer second;

  /** Weights with what Adam keeps of each: [outputs][inputs and one for the bias]. */
  private static final class Layer {
    final int inputs;
    final double[][] weights;
    final double[][] slopes;
    final double[][] means;
    final double[][] squares;

    Layer(int inputs, int outputs, SplittableRandom random) {
      this.inputs = inputs;
      weights = new double[outputs][inputs + 1];
      slopes = new double[outputs][inputs + 1];
      means = new double[outputs][inputs + 1];
      squares = new double[outputs][inputs + 1];
      double reach = Math.sqrt(3.0 / inputs);
      for (double[] row : weights) {
        for (int k = 0; k < inputs; k++) row[k] = random.nextDouble(-reach, reach);
      }
    }

    double[] apply(double[] x) {
      double[] out = new double[weights.length];
      for (int o = 0; o < out.length; o++) {
        double sum = weights[o][inputs];
        for (int k = 0; k < inputs; k++) sum += weights[o][k] * x[k];
        out[o] = sum;
      }
      return out;
    }

    void slope(double[] back, double[] x) {
      for (int o = 0; o < back.length; o++) {
        if (back[o] == 0) continue;
        for (int k = 0; k < inputs; k++) slopes[o][k] += back[o] * x[k];
        slopes[o][inputs] += back[o];
      }
    }

    void learn(int turn) {
      double first = 1 - Math.pow(0.9, turn);
      double second = 1 - Math.pow(0.999, turn);
      for (int o = 0; o < weights.length; o++) {
        for (int k = 0; k <= inputs; k++) {
          double slope = slopes[o][k] + (k < inputs ? DECAY * weights[o][k] : 0);
          slopes[o][k] = 0;
          means[o][k] += 0.1 * (slope - means[o][k]);
          squares[o][k] += 0.001 * (slope * slope - squares[o][k]);
          weights[o][k] -= STEP * means[o][k] / first / (Math.sqrt(squares[o][k] / second) + 1e-8);
        }
      }
    }
  }

  /**
   * Learns.
   *
   * @param rows [count][numbers]
   * @param labels the class of each, from 0
   * @param rounds how often each row is seen
   */
  Classifier(double[][] rows, int[] labels, int classes, int rounds, long seed) {
    this.classes = classes;
    int numbers = rows[0].length;
    middle = new double[numbers];
    spread = new double[numbers];
    for (int k = 0; k < numbers; k++) {
      for (double[] row : rows) middle[k] += row[k] / rows.length;
      for (double[] row : rows) {
        spread[k] += (row[k] - middle[k]) * (row[k] - middle[k]) / rows.length;
      }
      spread[k] = Math.sqrt(spread[k]) + 1e-9;
    }
    SplittableRandom random = new SplittableRandom(seed);
    first = new Layer(numbers, HIDDEN, random);
    second = new Layer(HIDDEN, classes, random);
    double[][] scaled = new double[rows.length][];
    for (int r = 0; r < rows.length; r++) scaled[r] = scaled(rows[r]);
    int[] order = new int[rows.length];
    for (int r = 0; r < order.length; r++) order[r] = r;
    int turn = 0;
    for (int round = 0; round < rounds; round++) {
      shuffle(order, random);
      for (int from = 0; from < order.length; from += GROUP) {
        int to = Math.min(order.length, from + GROUP);
        for (int k = from; k < to; k++) slopes(scaled[order[k]], labels[order[k]], to - from);
        turn++;
        first.learn(turn);
        second.learn(turn);
      }
    }
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int k = order.length - 1; k > 0; k--) {
      int other = random.nextInt(k + 1);
      int held = order[k];
      order[k] = order[other];
      order[other] = held;
    }
  }

  private double[] scaled(double[] row) {
    double[] out = new double[row.length];
    for (int k = 0; k < out.length; k++) out[k] = (row[k] - middle[k]) / spread[k];
    return out;
  }

  private static double[] positive(double[] x) {
    double[] out = x.clone();
    for (int k = 0; k < out.length; k++) out[k] = Math.max(0, out[k]);
    return out;
  }

  private void slopes(double[] x, int label, int of) {
    double[] seen = positive(first.apply(x));
    double[] back = softmax(second.apply(seen));
    back[label] -= 1;
    for (int k = 0; k < classes; k++) back[k] /= of;
    second.slope(back, seen);
    double[] inner = new double[HIDDEN];
    for (int h = 0; h < HIDDEN; h++) {
      if (seen[h] == 0) continue;
      for (int k = 0; k < classes; k++) inner[h] += back[k] * second.weights[k][h];
    }
    first.slope(inner, x);
  }

  private static double[] softmax(double[] x) {
    double most = Double.NEGATIVE_INFINITY;
    for (double value : x) most = Math.max(most, value);
    double sum = 0;
    double[] out = new double[x.length];
    for (int k = 0; k < x.length; k++) sum += out[k] = Math.exp(x[k] - most);
    for (int k = 0; k < x.length; k++) out[k] /= sum;
    return out;
  }

  /** How likely each class is. */
  double[] odds(double[] row) {
    return softmax(second.apply(positive(first.apply(scaled(row)))));
  }

  /** The likeliest class. */
  int classOf(double[] row) {
    double[] odds = odds(row);
    int best = 0;
    for (int k = 1; k < odds.length; k++) if (odds[k] > odds[best]) best = k;
    return best;
  }
}
