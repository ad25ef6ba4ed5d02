// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import java.util.List;
import org.zadenza.models.codec.DrumsCodec;

/**
 * The models that a network must beat: how often each token comes (unigram), and how often it comes
 * after the token before (first-order Markov), counted on some sequences.
 *
 * <p>Every count has {@code k} added. The token before the first is 0, silence, as it is for the
 * network.
 */
final class Baselines {
  private static final int CLASSES = DrumsCodec.CLASSES;

  private final double[] unigrams = new double[CLASSES];
  private final double[][] pairs = new double[CLASSES][CLASSES];
  private final double[] froms = new double[CLASSES];
  private double total;

  Baselines(List<int[]> sequences) {
    for (int[] sequence : sequences) {
      int previous = 0;
      for (int token : sequence) {
        unigrams[token]++;
        pairs[previous][token]++;
        froms[previous]++;
        total++;
        previous = token;
      }
    }
  }

  /** Mean loss of the unigram model in nats per step. */
  double unigramLoss(List<int[]> sequences, double k) {
    double sum = 0;
    long steps = 0;
    for (int[] sequence : sequences) {
      for (int token : sequence) {
        sum -= Math.log((unigrams[token] + k) / (total + k * CLASSES));
        steps++;
      }
    }
    return sum / steps;
  }

  /** Mean loss of the Markov chain in nats per step. */
  double markovLoss(List<int[]> sequences, double k) {
    double sum = 0;
    long steps = 0;
    for (int[] sequence : sequences) {
      int previous = 0;
      for (int token : sequence) {
        sum -= Math.log((pairs[previous][token] + k) / (froms[previous] + k * CLASSES));
        steps++;
        previous = token;
      }
    }
    return sum / steps;
  }
}
