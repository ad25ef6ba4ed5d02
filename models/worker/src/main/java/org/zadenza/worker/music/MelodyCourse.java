// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.music;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.codec.LookbackCodec;
import org.zadenza.models.data.MelodyCorpus;
import org.zadenza.models.data.Split;
import org.zadenza.models.eval.Losses;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.worker.lstm.Course;
import org.zadenza.worker.shard.ShardList;
import org.zadenza.worker.shard.ShardedPieces;

/** What the Melody RNN learns: sixteenths of tunes in C, with a look one and two bars back. */
public record MelodyCourse(List<int[]> training, List<int[]> heldOut) implements Course {
  private static final LookbackCodec CODEC = MelodyRnn.CODEC;
  private static final int BAR = 16;

  private static final int HELD_OUT_PIECES = 200;

  /** The tunes of some folders, or of one folder of shards. */
  public static MelodyCourse open(List<Path> folders) throws IOException {
    Path first = folders.getFirst();
    if (folders.size() == 1 && ShardList.isIn(first)) {
      return new MelodyCourse(
          ShardedPieces.open(first, MelodyRnn.NAME, Split.TRAIN),
          ShardedPieces.open(first, MelodyRnn.NAME, Split.VALIDATION).some(HELD_OUT_PIECES));
    }
    MelodyCorpus corpus = MelodyCorpus.open(folders);
    return new MelodyCourse(corpus.sequences(Split.TRAIN), corpus.sequences(Split.VALIDATION));
  }

  @Override
  public String name() {
    return MelodyRnn.NAME;
  }

  @Override
  public String architecture() {
    return "LSTM without attention; input of lookback 16 and 32, 38 tokens (48 to 83), 40 labels";
  }

  @Override
  public int inputs() {
    return CODEC.inputs();
  }

  @Override
  public int classes() {
    return CODEC.labels();
  }

  @Override
  public int grid() {
    return BAR;
  }

  @Override
  public int[] lengths() {
    return ShardedPieces.lengths(training);
  }

  @Override
  public Piece piece(int number, SplittableRandom random) {
    return new Tune(training.get(number));
  }

  @Override
  public double heldOutLoss(LstmNetwork network) {
    return Losses.melody(network, heldOut);
  }

  private record Tune(int[] tokens) implements Piece {
    @Override
    public int length() {
      return tokens.length;
    }

    @Override
    public void input(int step, float[] out) {
      CODEC.input(LookbackCodec.Past.of(tokens, step), step, out);
    }

    @Override
    public int label(int step) {
      return CODEC.label(tokens[step], LookbackCodec.Past.of(tokens, step), step);
    }
  }
}
