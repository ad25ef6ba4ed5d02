// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.markov;

import java.util.Arrays;
import java.util.List;

/**
 * A Markov chain over tokens: what comes next, from the last {@code order} tokens, counted on some
 * sequences, e.g. {@code new MarkovChain(3, 38, tunes)}.
 *
 * <p>Smoothing is Witten and Bell's (IEEE Trans. Information Theory 37(4), 1991), interpolated: a
 * context that was met n times with t different tokens after it gives each token (count + t q) / (n
 * + t), where q is its probability in the context that is one token shorter; below the shortest all
 * tokens are equally likely. So every token can come, and a context never met says what the shorter
 * one says. At the beginning of a sequence contexts are as short as its past.
 *
 * <p>A value once made; any thread may share it. {@link MarkovWalk} is a run of it. Contexts are
 * kept by a hash of 64 bits, not compared.
 */
public final class MarkovChain {
  /** The longest past that a chain looks at. */
  public static final int MOST_ORDER = 64;

  private static final long ROOT = 0x9E3779B97F4A7C15L;
  private static final long KIND = 1L << 32; // in a context's number, above how often it was met

  private final int order;
  private final int classes;
  private final Counts contexts = new Counts();
  private final Counts followers = new Counts();

  /**
   * Counts a chain.
   *
   * @param order how many tokens it looks back, 0 (unigram) to {@link #MOST_ORDER}
   * @param classes tokens are 0 to classes - 1
   */
  public MarkovChain(int order, int classes, List<int[]> sequences) {
    if (order < 0 || order > MOST_ORDER || classes < 1) {
      throw new IllegalArgumentException(
          "a chain needs an order in 0 to %d and classes from 1: order=%d, classes=%d"
              .formatted(MOST_ORDER, order, classes));
    }
    this.order = order;
    this.classes = classes;
    for (int[] sequence : sequences) {
      for (int at = 0; at < sequence.length; at++) {
        count(sequence, at);
      }
    }
  }

  private void count(int[] sequence, int at) {
    check(sequence[at]);
    long context = ROOT;
    for (int back = 0; back <= Math.min(order, at); back++) {
      if (back > 0) {
        context = longer(context, sequence[at - back]);
      }
      boolean isNew = followers.add(follower(context, sequence[at]), 1) == 0;
      contexts.add(context, isNew ? KIND + 1 : 1);
    }
  }

  /** How many tokens it looks back. */
  public int order() {
    return order;
  }

  /** How many tokens there are. */
  public int classes() {
    return classes;
  }

  /**
   * The probability of {@code token} after the first {@code length} tokens of {@code past}, for
   * this chain or one of a lower order, which it contains.
   */
  public double probability(int token, int[] past, int length, int lowerOrder) {
    check(token);
    double p = 1.0 / classes;
    long context = ROOT;
    for (int back = 0; ; back++) {
      long met = contexts.get(context);
      if (met == 0) {
        return p;
      }
      long kinds = met / KIND;
      p = (followers.get(follower(context, token)) + kinds * p) / (met % KIND + kinds);
      if (back >= Math.min(Math.min(lowerOrder, order), length)) {
        return p;
      }
      context = longer(context, past[length - 1 - back]);
    }
  }

  /** Fills {@code out} with the probability of each token after the first {@code length}. */
  public void probabilities(int[] past, int length, double[] out) {
    Arrays.fill(out, 1.0 / classes);
    long context = ROOT;
    for (int back = 0; ; back++) {
      long met = contexts.get(context);
      if (met == 0) {
        return;
      }
      long kinds = met / KIND;
      for (int token = 0; token < classes; token++) {
        long count = followers.get(follower(context, token));
        out[token] = (count + kinds * out[token]) / (met % KIND + kinds);
      }
      if (back >= Math.min(order, length)) {
        return;
      }
      context = longer(context, past[length - 1 - back]);
    }
  }

  /** Mean loss on some sequences in nats per token, for this chain or one of a lower order. */
  public double loss(List<int[]> sequences, int lowerOrder) {
    double sum = 0;
    long tokens = 0;
    for (int[] sequence : sequences) {
      for (int at = 0; at < sequence.length; at++) {
        sum -= Math.log(probability(sequence[at], sequence, at, lowerOrder));
      }
      tokens += sequence.length;
    }
    return sum / tokens;
  }

  private static long longer(long context, int token) {
    return mixed(context * 31 + token + 1);
  }

  private static long follower(long context, int token) {
    return mixed(context ^ mixed(~(long) token));
  }

  /** Stafford's variant 13 of MurmurHash3's finaliser. */
  private static long mixed(long x) {
    long y = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
    long z = (y ^ y >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  private void check(int token) {
    if (token < 0 || token >= classes) {
      throw new IllegalArgumentException(
          "token must be in 0 to %d: %d".formatted(classes - 1, token));
    }
  }
}
