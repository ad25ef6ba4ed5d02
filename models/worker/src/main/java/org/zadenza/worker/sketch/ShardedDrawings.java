// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.models.data.DrawingCollection.Labelled;
import org.zadenza.models.data.Split;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.StrokeCodec;
import org.zadenza.worker.encode.DrawingTokens;
import org.zadenza.worker.encode.Encoding;
import org.zadenza.worker.shard.LazyList;
import org.zadenza.worker.shard.ShardedPieces;
import org.zadenza.worker.sketch.SketchCourse.Example;

/**
 * The drawings of a folder of shards as a course, the same as from the files: they are looked
 * through once for their scale and words, and then read from the disk when they are learnt from.
 */
final class ShardedDrawings {
  private ShardedDrawings() {}

  /**
   * The course.
   *
   * @param points of the longest drawing that is taken
   */
  static SketchCourse open(Path folder, int points) throws IOException {
    ShardedPieces train = pieces(folder, Split.TRAIN);
    ShardedPieces judged = pieces(folder, Split.VALIDATION);
    SketchCourse.check(folder, train.size(), judged.size());
    int[] even = SketchCourse.even(words(train));
    List<Drawing> drawings =
        new LazyList<>(even.length, k -> DrawingTokens.drawing(train.get(even[k])).drawing());
    double scale = StrokeCodec.scale(drawings);
    int[] all = new int[judged.size()];
    Arrays.setAll(all, k -> k);
    return new SketchCourse(
        scale,
        examples(train, byLength(train, even, points), scale),
        SketchCourse.some(examples(judged, byLength(judged, all, points), scale)));
  }

  private static ShardedPieces pieces(Path folder, Split split) throws IOException {
    return ShardedPieces.openOrNone(folder, Encoding.DRAWINGS.kind(), split);
  }

  private static List<String> words(ShardedPieces pieces) {
    Map<String, String> once = new HashMap<>();
    List<String> words = new ArrayList<>(pieces.size());
    for (Labelled one : pieces.as(DrawingTokens::drawing)) {
      words.add(once.computeIfAbsent(one.word(), word -> word));
    }
    return words;
  }

  /** Those that are neither empty nor too long, from the shortest to the longest. */
  private static int[] byLength(ShardedPieces pieces, int[] numbers, int points) {
    return Arrays.stream(numbers)
        .filter(k -> pieces.steps(k) > 0 && pieces.steps(k) <= points)
        .boxed()
        .sorted(Comparator.comparingInt(pieces::steps))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static List<Example> examples(ShardedPieces pieces, int[] numbers, double scale) {
    return new LazyList<>(
        numbers.length, k -> Example.of(DrawingTokens.drawing(pieces.get(numbers[k])), scale));
  }
}
