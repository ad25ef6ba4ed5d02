// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.GrooveDataset;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.drums.DrumsSampler;
import org.zadenza.neural.Softmax;

/**
 * Measures a Drums RNN on a split of the Groove MIDI Dataset, e.g. {@code
 * DrumsEvaluation.evaluate(DrumsRnn.shipped(), folder, "test")}.
 *
 * <p>The network runs in its live kernel over each recording from beginning to end, from silence.
 * The simple models are counted on the train split; what is added to their counts is, of a few
 * values, the best on the validation split.
 */
public final class DrumsEvaluation {
  private static final double[] ADDED = {1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001};

  private DrumsEvaluation() {}

  /** The losses of network, Markov chain and unigram on one split of the data in a folder. */
  public static Evaluation evaluate(DrumsRnn model, Path folder, String split) throws IOException {
    GrooveDataset data = GrooveDataset.open(folder);
    List<int[]> validation = data.sequences("validation");
    List<int[]> sequences = data.sequences(split);
    Baselines baselines = new Baselines(data.sequences("train"));
    double markovK = best(k -> baselines.markovLoss(validation, k));
    double unigramK = best(k -> baselines.unigramLoss(validation, k));
    return new Evaluation(
        DrumsRnn.NAME,
        model.hash(),
        split,
        sequences.size(),
        sequences.stream().mapToLong(sequence -> sequence.length).sum(),
        loss(model, sequences),
        baselines.markovLoss(sequences, markovK),
        baselines.unigramLoss(sequences, unigramK),
        markovK,
        unigramK);
  }

  /** The network's mean loss in nats per step, each sequence from silence. */
  public static double loss(DrumsRnn model, List<int[]> sequences) {
    DrumsSampler sampler = model.sampler();
    double sum = 0;
    long steps = 0;
    for (int[] sequence : sequences) {
      sampler.reset();
      int previous = 0;
      for (int position = 0; position < sequence.length; position++) {
        float[] logits = sampler.step(previous, position);
        sum += Softmax.loss(logits, DrumsCodec.CLASSES, sequence[position]);
        previous = sequence[position];
      }
      steps += sequence.length;
    }
    return sum / steps;
  }

  private static double best(DoubleUnaryOperator loss) {
    double best = ADDED[0];
    for (double k : ADDED) {
      best = loss.applyAsDouble(k) < loss.applyAsDouble(best) ? k : best;
    }
    return best;
  }
}
