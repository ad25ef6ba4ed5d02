// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.markov;

import java.util.Arrays;
import java.util.List;

/**
 * A Markov chain over tokens: what comes next, from the last {@code order} tokens, counted on some
 * sequences, e.g. {@code new MarkovChain(3, 38, tunes)}.
 *
 * <p>Smoothing is Kneser and Ney's (ICASSP 1995), interpolated as by Chen and Goodman (1998): a
 * context that was met n times with t different tokens after it gives each token (max(0, count - d)
 * + d t q) / n, where q is its probability in the context that is one token shorter; below the
 * shortest all tokens are equally likely. In contexts shorter than the order a token counts once
 * for each different token that stood before context and token. The discount d of a length is n1 /
 * (n1 + 2 n2), from how many counts are 1 and 2 (half a count more, so that it is never 0 or 1). So
 * every token can come, and a context never met says what the shorter one says. A sequence is
 * preceded by its beginning, a token of its own.
 *
 * <p>A value once made; any thread may share it. {@link MarkovWalk} is a run of it. Contexts are
 * kept by a hash of 64 bits, not compared.
 */
public final class MarkovChain {
  /** The longest past that a chain looks at. */
  public static final int MOST_ORDER = 64;

  private static final long ROOT = 0x9E3779B97F4A7C15L;
  private static final long LEFT = 1L << 32; // kinds of token before, above the plain count
  private static final int KINDS = 1;

  private final int order;
  private final int classes;
  private final Counts followers = new Counts(); // by context and token: count, kinds before
  private final Counts totals = new Counts(); // by context: their sums
  private final Counts kinds = new Counts(); // by context: how many tokens follow
  private final long[][] ones; // by length: how many of its counts, and kinds before, are 1
  private final long[][] twos;

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
    ones = new long[order + 1][2];
    twos = new long[order + 1][2];
    for (int[] sequence : sequences) {
      for (int at = 0; at < sequence.length; at++) {
        count(sequence, at);
      }
    }
  }

  private void count(int[] sequence, int at) {
    int token = sequence[at];
    check(token);
    long shorter = ROOT;
    long context = ROOT;
    for (int length = 0; length <= reach(order, at); length++) {
      if (length > 0) {
        shorter = context;
        context = longer(context, back(sequence, at, length));
      }
      boolean isNew = add(length, context, token, 0) == 0;
      if (isNew) {
        kinds.add(context, 1);
      }
      if (isNew && length > 0) {
        add(length - 1, shorter, token, KINDS);
      }
    }
  }

  /** Counts one more; which is 0 for the plain count and 1 for the kinds before. */
  private long add(int length, long context, int token, int which) {
    long amount = which == KINDS ? LEFT : 1;
    totals.add(context, amount);
    long before = followers.add(follower(context, token), amount);
    long count = part(before, which);
    if (count == 0) {
      ones[length][which]++;
    } else if (count == 1) {
      ones[length][which]--;
      twos[length][which]++;
    } else if (count == 2) {
      twos[length][which]--;
    }
    return before;
  }

  private static long part(long packed, int which) {
    return which == KINDS ? packed / LEFT : packed % LEFT;
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
    int chosen = Math.min(order, lowerOrder);
    for (int back = 0; back <= reach(chosen, length); back++) {
      context = back == 0 ? ROOT : longer(context, back(past, length, back));
      int which = back == chosen || back > length ? 0 : KINDS;
      double total = part(totals.get(context), which);
      if (total == 0) {
        return p;
      }
      double discount = discount(back, which);
      double count = part(followers.get(follower(context, token)), which);
      p = (Math.max(0, count - discount) + discount * kinds.get(context) * p) / total;
    }
    return p;
  }

  /**
   * Fills {@code out} with the probability of each token after the first {@code length} of {@code
   * past}; where that is shorter than the order, the beginning is before it.
   */
  public void probabilities(int[] past, int length, double[] out) {
    Arrays.fill(out, 1.0 / classes);
    long context = ROOT;
    for (int back = 0; back <= reach(order, length); back++) {
      context = back == 0 ? ROOT : longer(context, back(past, length, back));
      int which = back == order || back > length ? 0 : KINDS;
      double total = part(totals.get(context), which);
      if (total == 0) {
        return;
      }
      double discount = discount(back, which);
      double below = discount * kinds.get(context);
      for (int token = 0; token < classes; token++) {
        double count = part(followers.get(follower(context, token)), which);
        out[token] = (Math.max(0, count - discount) + below * out[token]) / total;
      }
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

  private double discount(int length, int which) {
    long n1 = ones[length][which];
    return (n1 + 0.5) / (n1 + 2 * twos[length][which] + 1);
  }

  /** How long contexts are where so many tokens came before: the beginning is one more. */
  private static int reach(int order, int length) {
    return Math.min(order, length + 1);
  }

  /** The token that stands so far before, or the beginning. */
  private int back(int[] past, int length, int back) {
    return back > length ? classes : past[length - back];
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
