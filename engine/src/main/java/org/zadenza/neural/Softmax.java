// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

/** From logits to probabilities to a class, with the random number handed in. */
public final class Softmax {
  private Softmax() {}

  /**
   * Fills {@code out} with softmax(logits / temperature) over its length.
   *
   * <p>Temperature 0 means the most likely class, the first of equals: probability 1 on it.
   */
  public static void probabilities(float[] logits, double temperature, double[] out) {
    if (!(temperature >= 0)) {
      throw new IllegalArgumentException("temperature must be 0 or more: " + temperature);
    }
    int best = argmax(logits, out.length);
    double sum = 0;
    for (int k = 0; k < out.length; k++) {
      double above = (double) logits[k] - logits[best];
      out[k] = temperature == 0 ? (k == best ? 1 : 0) : Math.exp(above / temperature);
      sum += out[k];
    }
    for (int k = 0; k < out.length; k++) {
      out[k] /= sum;
    }
  }

  /**
   * The class that a number {@code u} in [0, 1) falls on; the last class takes what rounding left.
   */
  public static int draw(double[] probabilities, double u) {
    double below = 0;
    for (int k = 0; k < probabilities.length - 1; k++) {
      below += probabilities[k];
      if (u < below) {
        return k;
      }
    }
    return probabilities.length - 1;
  }

  /** Minus the log of the probability of one class: the loss of a step, in nats. */
  public static double loss(float[] logits, int classes, int target) {
    double most = logits[argmax(logits, classes)];
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += Math.exp(logits[k] - most);
    }
    return Math.log(sum) + most - logits[target];
  }

  private static int argmax(float[] values, int count) {
    int best = 0;
    for (int k = 1; k < count; k++) {
      if (values[k] > values[best]) {
        best = k;
      }
    }
    return best;
  }
}
