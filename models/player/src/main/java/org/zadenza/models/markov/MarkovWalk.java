// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.markov;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.zadenza.neural.Softmax;

/**
 * A run of a Markov chain, a token at a time, e.g. {@code walk.draw(1.0, random)}. Owned by one
 * thread; randomness is handed in, so a seed gives the same run on every JDK.
 */
public final class MarkovWalk {
  private final MarkovChain chain;
  private final double[] probabilities;
  private int[] past;
  private int length;

  /** A run from silence. */
  public MarkovWalk(MarkovChain chain) {
    this.chain = chain;
    probabilities = new double[chain.classes()];
    past = new int[Math.max(1, chain.order())];
  }

  /** The probability of each token that may come; the array is overwritten by the next call. */
  public double[] predict() {
    chain.probabilities(past, length, probabilities);
    return probabilities;
  }

  /** Takes a token that came. */
  public void accept(int token) {
    if (length == past.length) {
      System.arraycopy(past, 1, past, 0, length - 1);
      length--;
    }
    past[length++] = token;
  }

  /**
   * Draws and accepts one token.
   *
   * @param temperature 1 as counted, less is more usual, 0 always the most usual, the first of
   *     equals
   */
  public int draw(double temperature, SplittableRandom random) {
    double[] p = predict();
    sharpen(p, temperature);
    int token = Softmax.draw(p, random.nextDouble());
    accept(token);
    return token;
  }

  /** Raises probabilities to 1 / temperature and makes them sum to 1 again. */
  private static void sharpen(double[] p, double temperature) {
    if (!(temperature >= 0)) {
      throw new IllegalArgumentException("temperature must be 0 or more: " + temperature);
    }
    double most = Arrays.stream(p).max().orElseThrow();
    double sum = 0;
    boolean found = false;
    for (int k = 0; k < p.length; k++) {
      boolean first = p[k] == most && !found;
      found |= first;
      p[k] = temperature == 0 ? (first ? 1 : 0) : Math.pow(p[k] / most, 1 / temperature);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
  }

  /** The tokens that the next one is drawn from, the latest last. */
  public int[] past() {
    return Arrays.copyOf(past, length);
  }

  /** Goes on as if these tokens had come last. */
  public void restore(int[] tokens) {
    length = 0;
    for (int token : tokens) {
      accept(token);
    }
  }
}
