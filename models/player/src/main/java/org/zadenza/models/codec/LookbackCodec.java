// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.util.Arrays;

/**
 * What the lookback Melody RNN sees of a melody and what it answers: it can say "as one bar ago"
 * and "as two bars ago" with one class each.
 *
 * <p>For C tokens an input is: the token before, the tokens that stood one and two bars before the
 * one to predict (C each, one-hot), a counter of 5 bits, and whether the token before repeated that
 * of one bar and of two bars earlier; 3 C + 7 numbers. A label is a token, or C for a repetition of
 * one bar ago, or C + 1 for one of two bars ago. Before its beginning a melody is silence (token
 * 0).
 *
 * <p>Positions are those of the token to predict, from 0. note_seq counts the position of the token
 * before, one less, and begins at 1 because it never predicts the first token.
 */
public record LookbackCodec(int tokens) {
  /** One bar and two bars of sixteenths. */
  private static final int[] DISTANCES = {16, 32};

  private static final int COUNTER_BITS = 5;

  /** How many numbers an input has. */
  public int inputs() {
    return tokens * (1 + DISTANCES.length) + COUNTER_BITS + DISTANCES.length;
  }

  /** How many labels there are. */
  public int labels() {
    return tokens + DISTANCES.length;
  }

  /** The tokens before a position, the nearest first: {@code before(1)} is the last one. */
  @FunctionalInterface
  public interface Past {
    /** The token that stands {@code steps} before, 1 or more; silence before the beginning. */
    int before(long steps);

    /** What came before a position of a whole melody. */
    static Past of(int[] melody, int position) {
      return steps -> steps > position ? MelodyCodec.NO_EVENT : melody[(int) (position - steps)];
    }
  }

  /** How far back {@link #input} looks, in steps. */
  public static int reach() {
    return 1 + DISTANCES[DISTANCES.length - 1];
  }

  /** Fills {@code out} with the input for predicting the token at {@code position}. */
  public void input(Past past, long position, float[] out) {
    Arrays.fill(out, 0);
    out[past.before(1)] = 1;
    int offset = tokens;
    for (int distance : DISTANCES) {
      out[offset + past.before(distance)] = 1;
      offset += tokens;
    }
    for (int bit = 0; bit < COUNTER_BITS; bit++) {
      out[offset++] = (position >> bit & 1) == 1 ? 1 : -1;
    }
    for (int distance : DISTANCES) {
      boolean repeated = position > distance && past.before(1) == past.before(1 + distance);
      out[offset++] = repeated ? 1 : 0;
    }
  }

  /** The label of a token at {@code position}: the longest repetition that it can be said as. */
  public int label(int token, Past past, long position) {
    for (int k = DISTANCES.length - 1; k >= 0; k--) {
      boolean silentStart =
          k == DISTANCES.length - 1 && position < DISTANCES[k] && token == MelodyCodec.NO_EVENT;
      boolean repeats = position >= DISTANCES[k] && token == past.before(DISTANCES[k]);
      if (silentStart || repeats) {
        return tokens + k;
      }
    }
    return token;
  }

  /** The token that a label means. */
  public int token(int label, Past past) {
    if (label < 0 || label >= labels()) {
      throw new IllegalArgumentException(
          "label must be in 0 to %d: %d".formatted(labels() - 1, label));
    }
    return label < tokens ? label : past.before(DISTANCES[label - tokens]);
  }

  /**
   * The probability of each token, from that of each label: several labels may mean one token.
   *
   * @param labels probabilities of {@link #labels()} labels
   * @param out is filled, {@code tokens} long
   */
  public void tokenProbabilities(double[] labels, Past past, double[] out) {
    System.arraycopy(labels, 0, out, 0, tokens);
    for (int k = 0; k < DISTANCES.length; k++) {
      out[past.before(DISTANCES[k])] += labels[tokens + k];
    }
  }
}
