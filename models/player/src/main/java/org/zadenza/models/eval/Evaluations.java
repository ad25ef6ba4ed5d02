// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.GrooveDataset;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.data.MelodyCorpus;
import org.zadenza.models.data.PerformanceCorpus;
import org.zadenza.models.data.Split;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.performance.PerformanceRnn;

/**
 * Measures models on a split of the music that they are made for, e.g. {@code
 * Evaluations.drums(DrumsRnn.shipped(), folder, Split.TEST)}.
 *
 * <p>Networks run in their live kernel over each piece from beginning to end, from silence.
 */
public final class Evaluations {
  private Evaluations() {}

  /** A Drums RNN on the Groove MIDI Dataset, per sixteenth. */
  public static Evaluation drums(DrumsRnn model, Path folder, Split split) throws IOException {
    GrooveDataset data = GrooveDataset.open(folder);
    List<int[]> measured = data.sequences(split.toString());
    return Evaluation.of(
        DrumsRnn.NAME,
        model.hash(),
        split.toString(),
        Losses.drums(model.network(), measured),
        DrumsCodec.CLASSES,
        data.sequences(Split.TRAIN.toString()),
        measured);
  }

  /** A Melody RNN on folders of tunes, per sixteenth. */
  public static Evaluation melody(MelodyRnn model, List<Path> folders, Split split)
      throws IOException {
    MelodyCorpus data = MelodyCorpus.open(folders);
    List<int[]> measured = data.sequences(split);
    return Evaluation.of(
        MelodyRnn.NAME,
        model.config().sha256(),
        split.toString(),
        Losses.melody(model.network(), measured),
        MelodyCodec.RNN.classes(),
        data.sequences(Split.TRAIN),
        measured);
  }

  /** A Performance RNN on folders of performances, per event, without any wishes. */
  public static Evaluation performance(PerformanceRnn model, List<Path> folders, Split split)
      throws IOException {
    PerformanceCorpus data = PerformanceCorpus.open(folders);
    List<int[]> measured = data.sequences(split);
    return Evaluation.of(
        PerformanceRnn.NAME,
        model.config().sha256(),
        split.toString(),
        Losses.performance(model.network(), measured),
        PerformanceCodec.EVENTS,
        data.sequences(Split.TRAIN),
        measured);
  }
}
