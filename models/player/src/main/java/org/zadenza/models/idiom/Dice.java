// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * Draws a token from its scores: what is forbidden goes first, then what is not among the likeliest
 * k, then temperature bends what is left. Owned by one thread.
 */
public final class Dice {
  /** What {@link #roll} answers where nothing is allowed. */
  public static final int NOTHING = -1;

  private final double[] chances;
  private final int[] allowed;
  private int count;

  /** Dice for so many tokens. */
  public Dice(int tokens) {
    chances = new double[tokens];
    allowed = new int[tokens];
  }

  /**
   * A token that {@code may} come; at temperature 0 the likeliest of them, the first of equals.
   *
   * @return the token, or {@link #NOTHING}
   */
  public int roll(float[] scores, IntPredicate may, Wishes wishes, SplittableRandom random) {
    count = 0;
    for (int token = 0; token < chances.length; token++) {
      if (may.test(token)) {
        allowed[count++] = token;
      }
    }
    double lot = random.nextDouble();
    if (count == 0) {
      return NOTHING;
    }
    if (wishes.topK() > 0 && wishes.topK() < count) {
      keep(wishes.topK(), scores);
    }
    int best = likeliest(scores);
    return wishes.temperature() == 0 ? best : drawn(scores, best, wishes.temperature(), lot);
  }

  /** Keeps the k likeliest, of equals the first. */
  private void keep(int k, float[] scores) {
    float[] sorted = new float[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = scores[allowed[i]];
    }
    Arrays.sort(sorted);
    float least = sorted[count - k];
    int above = 0;
    for (int i = 0; i < count; i++) {
      above += scores[allowed[i]] > least ? 1 : 0;
    }
    int equals = k - above;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      float score = scores[allowed[i]];
      if (score > least || score == least && equals-- > 0) {
        allowed[kept++] = allowed[i];
      }
    }
    count = kept;
  }

  private int likeliest(float[] scores) {
    int best = allowed[0];
    for (int i = 1; i < count; i++) {
      if (scores[allowed[i]] > scores[best]) {
        best = allowed[i];
      }
    }
    return best;
  }

  private int drawn(float[] scores, int best, double temperature, double lot) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      chances[i] = Math.exp(((double) scores[allowed[i]] - scores[best]) / temperature);
      sum += chances[i];
    }
    double left = lot * sum;
    for (int i = 0; i < count; i++) {
      left -= chances[i];
      if (left < 0) {
        return allowed[i];
      }
    }
    return best; // what rounding left
  }
}
