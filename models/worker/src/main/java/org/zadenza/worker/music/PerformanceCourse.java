// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.music;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.codec.PerformanceControls;
import org.zadenza.models.codec.PerformanceNote;
import org.zadenza.models.data.PerformanceCorpus;
import org.zadenza.models.data.Split;
import org.zadenza.models.eval.Losses;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.worker.encode.PerformanceTokens;
import org.zadenza.worker.lstm.Course;
import org.zadenza.worker.shard.ShardList;
import org.zadenza.worker.shard.ShardedPieces;

/**
 * What the Performance RNN learns: events of piano playing, a little faster or slower, higher or
 * lower each time; one window in three is told density and pitch classes, the others are free.
 *
 * @param lengths how many events each piece of {@code training} has
 */
public record PerformanceCourse(
    List<List<PerformanceNote>> training, int[] lengths, List<int[]> heldOut) implements Course {
  private static final int GRID = 32;
  private static final int TOLD_ONE_IN = 3;
  private static final int HELD_OUT_PIECES = 40;

  /** The performances of some folders, or of one folder of shards. */
  public static PerformanceCourse open(List<Path> folders) throws IOException {
    Path first = folders.getFirst();
    if (folders.size() == 1 && ShardList.isIn(first)) {
      ShardedPieces training = ShardedPieces.open(first, PerformanceRnn.NAME, Split.TRAIN);
      return new PerformanceCourse(
          training.as(PerformanceTokens::notes),
          training.lengths(),
          some(
              ShardedPieces.open(first, PerformanceRnn.NAME, Split.VALIDATION)
                  .as(tokens -> PerformanceCodec.encode(PerformanceTokens.notes(tokens)))));
    }
    PerformanceCorpus corpus = PerformanceCorpus.open(folders);
    return of(corpus.pieces(Split.TRAIN), corpus.sequences(Split.VALIDATION));
  }

  /** A course of these pieces, judged on every n-th of those held out, 40 in all. */
  public static PerformanceCourse of(List<List<PerformanceNote>> training, List<int[]> heldOut) {
    return new PerformanceCourse(
        training,
        training.stream().mapToInt(piece -> PerformanceCodec.encode(piece).length).toArray(),
        some(heldOut));
  }

  private static List<int[]> some(List<int[]> heldOut) {
    int count = Math.min(HELD_OUT_PIECES, heldOut.size());
    return IntStream.range(0, count)
        .mapToObj(k -> heldOut.get((int) ((long) k * heldOut.size() / count)))
        .toList();
  }

  @Override
  public String name() {
    return PerformanceRnn.NAME;
  }

  @Override
  public String architecture() {
    return "LSTM; input 21 controls (free, density, pitch classes) and one-hot 388 events";
  }

  @Override
  public int inputs() {
    return PerformanceRnn.INPUTS;
  }

  @Override
  public int classes() {
    return PerformanceCodec.EVENTS;
  }

  @Override
  public int grid() {
    return GRID;
  }

  @Override
  public Piece piece(int number, SplittableRandom random) {
    int[] events = PerformanceCorpus.varied(training.get(number), random);
    boolean told = random.nextInt(TOLD_ONE_IN) == 0;
    return new Playing(events, told ? PerformanceControls.of(events) : null);
  }

  @Override
  public double heldOutLoss(LstmNetwork network) {
    return Losses.performance(network, heldOut);
  }

  private record Playing(int[] events, float @Nullable [][] controls) implements Piece {
    @Override
    public int length() {
      return events.length;
    }

    @Override
    public void input(int step, float[] out) {
      Arrays.fill(out, 0);
      if (controls == null) {
        PerformanceControls.free(out);
      } else {
        System.arraycopy(controls[step], 0, out, 0, PerformanceControls.INPUTS);
      }
      int before = step == 0 ? PerformanceCodec.BEGINNING : events[step - 1];
      out[PerformanceControls.INPUTS + before] = 1;
    }

    @Override
    public int label(int step) {
      return events[step];
    }
  }
}
