// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.music;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.GrooveDataset;
import org.zadenza.models.data.Split;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.eval.Losses;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.worker.lstm.Course;
import org.zadenza.worker.shard.ShardList;
import org.zadenza.worker.shard.ShardedPieces;

/** What the Drums RNN learns: sixteenths of drums, each from the one before and a counter. */
public record DrumsCourse(List<int[]> training, List<int[]> heldOut) implements Course {
  private static final int CLASSES = DrumsCodec.CLASSES;

  private static final int HELD_OUT_PIECES = 200;

  /** The recordings of the Groove MIDI Dataset, or a folder of shards. */
  public static DrumsCourse open(Path folder) throws IOException {
    if (ShardList.isIn(folder)) {
      return new DrumsCourse(
          ShardedPieces.open(folder, DrumsRnn.NAME, Split.TRAIN),
          ShardedPieces.open(folder, DrumsRnn.NAME, Split.VALIDATION).some(HELD_OUT_PIECES));
    }
    GrooveDataset groove = GrooveDataset.open(folder);
    return new DrumsCourse(groove.sequences("train"), groove.sequences("validation"));
  }

  @Override
  public String name() {
    return DrumsRnn.NAME;
  }

  @Override
  public String architecture() {
    return "LSTM without attention; input one-hot 512 of the step before and a 6-bit counter";
  }

  @Override
  public int inputs() {
    return CLASSES + DrumsCodec.COUNTER_BITS;
  }

  @Override
  public int classes() {
    return CLASSES;
  }

  @Override
  public int grid() {
    return DrumsCodec.STEPS_PER_BAR;
  }

  @Override
  public int[] lengths() {
    return ShardedPieces.lengths(training);
  }

  @Override
  public Piece piece(int number, SplittableRandom random) {
    return new Drums(training.get(number));
  }

  @Override
  public double heldOutLoss(LstmNetwork network) {
    return Losses.drums(network, heldOut);
  }

  private record Drums(int[] tokens) implements Piece {
    @Override
    public int length() {
      return tokens.length;
    }

    @Override
    public void input(int step, float[] out) {
      float[] counter = new float[DrumsCodec.COUNTER_BITS];
      DrumsCodec.counter(step, counter);
      Arrays.fill(out, 0);
      out[step == 0 ? 0 : tokens[step - 1]] = 1;
      System.arraycopy(counter, 0, out, CLASSES, counter.length);
    }

    @Override
    public int label(int step) {
      return tokens[step];
    }
  }
}
