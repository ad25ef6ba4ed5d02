// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import org.zadenza.neural.LogisticMixture;
import org.zadenza.neural.MuLaw;
import org.zadenza.worker.block.Block;

/**
 * The cross-entropy of classes that are drawn from a {@link LogisticMixture}, with its slopes.
 *
 * <p>With z and y the upper and the lower end of a class, counted from a bell's middle in widths,
 * and w how wide the class is in them, the bell's chance of it is (1 - e^-w) s(z) s(-y), s being
 * the logistic function: no difference of numbers that are nearly the same.
 */
final class MixtureLoss {
  private static final int BELLS = LogisticMixture.BELLS;
  private static final double HALF = MuLaw.CLASSES / 2.0;

  private final double[] share = new double[BELLS];
  private final double[] chance = new double[BELLS]; // logarithms
  private final double[] byMiddle = new double[BELLS]; // in widths
  private final double[] byWidth = new double[BELLS]; // by its logarithm

  /**
   * In nats, summed; the rows become {@code scale} times the slopes by their numbers.
   *
   * @param numbers [T, {@value LogisticMixture#NUMBERS}]
   * @param inputs what the network was given, with the guesses from column {@code guesses} on
   * @param sound the class of each row
   */
  double sum(Block numbers, Block inputs, int guesses, int[] sound, float scale) {
    double loss = 0;
    for (int t = 0; t < sound.length; t++) {
      double all = 0;
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < BELLS; k++) {
        bell(k, numbers, t, inputs.get(t, guesses + k), sound[t]);
        share[k] = Math.exp(numbers.get(t, k));
        all += share[k];
        most = Math.max(most, numbers.get(t, k) + chance[k]);
      }
      double sum = 0;
      for (int k = 0; k < BELLS; k++) sum += Math.exp(numbers.get(t, k) + chance[k] - most);
      double logSum = Math.log(sum) + most;
      loss += Math.log(all) - logSum;
      for (int k = 0; k < BELLS; k++) {
        double answers = Math.exp(numbers.get(t, k) + chance[k] - logSum);
        set(numbers, t, k, scale * (share[k] / all - answers));
        set(numbers, t, BELLS + k, -scale * answers * byMiddle[k]);
        set(numbers, t, 2 * BELLS + k, -scale * answers * byWidth[k]);
      }
    }
    return loss;
  }

  private static void set(Block block, int row, int column, double value) {
    block.set(row, column, (float) value);
  }

  private void bell(int k, Block numbers, int t, float guess, int sound) {
    double number = numbers.get(t, 2 * BELLS + k);
    double logWidth = LogisticMixture.logWidth(number);
    double width = Math.exp(logWidth);
    double shift = numbers.get(t, BELLS + k);
    double upper = ((sound + 1 - HALF) / HALF - guess) / width - shift;
    double lower = ((sound - HALF) / HALF - guess) / width - shift;
    double wide = upper - lower;
    chance[k] = 0;
    byMiddle[k] = 0;
    byWidth[k] = 0;
    boolean first = sound == 0;
    boolean last = sound == MuLaw.CLASSES - 1;
    if (!last) {
      double beyond = logistic(-upper);
      chance[k] -= softplus(-upper);
      byMiddle[k] -= beyond;
      byWidth[k] -= beyond * (upper + shift);
    }
    if (!first) {
      double below = logistic(lower);
      chance[k] -= softplus(lower);
      byMiddle[k] += below;
      byWidth[k] += below * (lower + shift);
    }
    if (!first && !last) {
      chance[k] += Math.log(-Math.expm1(-wide));
      byWidth[k] -= wide / Math.expm1(wide);
    }
    if (logWidth != number) byWidth[k] = 0;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
