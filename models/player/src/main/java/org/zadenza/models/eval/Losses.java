// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import java.util.List;
import org.zadenza.models.charrnn.CharRnn;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.drums.DrumsSampler;
import org.zadenza.models.melody.MelodySampler;
import org.zadenza.models.performance.PerformanceSampler;
import org.zadenza.neural.LiveLstm;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.neural.Softmax;

/** Mean losses of networks in nats per event, in the live kernel, each sequence from silence. */
public final class Losses {
  private Losses() {}

  /** A Drums RNN's, per sixteenth. */
  public static double drums(LstmNetwork network, List<int[]> sequences) {
    DrumsSampler run = new DrumsSampler(network);
    double sum = 0;
    for (int[] sequence : sequences) {
      run.reset();
      int previous = 0;
      for (int position = 0; position < sequence.length; position++) {
        sum += Softmax.loss(run.step(previous, position), DrumsCodec.CLASSES, sequence[position]);
        previous = sequence[position];
      }
    }
    return sum / count(sequences);
  }

  /** A Melody RNN's, per sixteenth: of the token, by whichever label it is said. */
  public static double melody(LstmNetwork network, List<int[]> sequences) {
    MelodySampler run = new MelodySampler(network);
    double sum = 0;
    for (int[] sequence : sequences) {
      run.reset();
      for (int token : sequence) {
        sum -= Math.log(run.predict(1)[token]);
        run.accept(token);
      }
    }
    return sum / count(sequences);
  }

  /** A Performance RNN's, per event, playing as it likes: it is told nothing about what comes. */
  public static double performance(LstmNetwork network, List<int[]> sequences) {
    PerformanceSampler run = new PerformanceSampler(network);
    double sum = 0;
    for (int[] sequence : sequences) {
      run.reset();
      for (int event : sequence) {
        sum += Softmax.loss(run.step(), PerformanceCodec.EVENTS, event);
        run.accept(event);
      }
    }
    return sum / count(sequences);
  }

  /** A character RNN's, per letter; each text begins as a line does. */
  public static double letters(CharRnn network, List<int[]> texts) {
    LiveLstm run = network.live();
    float[] none = {};
    double sum = 0;
    for (int[] text : texts) {
      run.reset();
      int before = network.letters().beginning();
      for (int letter : text) {
        sum += Softmax.loss(run.step(before, none), network.vocabulary().size(), letter);
        before = letter;
      }
    }
    return sum / count(texts);
  }

  /** How many events there are in all. */
  static long count(List<int[]> sequences) {
    return sequences.stream().mapToLong(sequence -> sequence.length).sum();
  }
}
