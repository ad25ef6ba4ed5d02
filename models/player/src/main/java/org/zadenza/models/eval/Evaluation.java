// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import com.google.gson.Gson;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.zadenza.models.markov.MarkovChain;

/**
 * Mean losses in nats per step on the same steps of one split: of a network, of the unigram model
 * and of Markov chains counted on the train split.
 *
 * <p>A step is an event of the model: a sixteenth, or for performances an event. {@code
 * markovLosses} are those of orders 1, 2.., {@code markovLoss} is the lowest of them, {@code below}
 * how much lower than it the network's loss is, as a part of it.
 */
public record Evaluation(
    String model,
    String weights,
    String split,
    int sequences,
    long steps,
    double loss,
    double markovLoss,
    double unigramLoss,
    double[] markovLosses,
    double below,
    String smoothing)
    implements Measured {
  private static final Gson JSON = new Gson();
  private static final int MOST_ORDER = 5;

  @Override
  public String toJson() {
    return JSON.toJson(this);
  }

  @Override
  public String inWords() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%s on %s (%d sequences, %d steps), nats a step:%n  model %.4f, unigram %.4f",
            model,
            split,
            sequences,
            steps,
            loss,
            unigramLoss));
    for (int k = 0; k < markovLosses.length; k++) {
      out.append(String.format(Locale.ROOT, ", Markov %d %.4f", k + 1, markovLosses[k]));
    }
    out.append(String.format(Locale.ROOT, "%n  %.1f %% below the best Markov chain", 100 * below));
    return out.toString();
  }

  /** A network's loss beside those of the simple models, all over sequences of {@code classes}. */
  static Evaluation of(
      String model,
      String weights,
      String split,
      double loss,
      int classes,
      List<int[]> train,
      List<int[]> measured) {
    MarkovChain chain = new MarkovChain(MOST_ORDER, classes, train);
    double[] markov = new double[MOST_ORDER];
    Arrays.setAll(markov, k -> chain.loss(measured, k + 1));
    double best = Arrays.stream(markov).min().orElseThrow();
    return new Evaluation(
        model,
        weights,
        split,
        measured.size(),
        Losses.count(measured),
        loss,
        best,
        chain.loss(measured, 0),
        markov,
        1 - loss / best,
        "Kneser-Ney, interpolated");
  }
}
