// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.zadenza.models.data.DrawingCollection;
import org.zadenza.models.data.Split;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.StrokeCodec;
import org.zadenza.models.sketch.StrokePoint;
import org.zadenza.models.sketch.Strokes;
import org.zadenza.worker.shard.ShardList;

/**
 * The drawings that a Sketch-RNN learns from: each batch of about one length, varied by chance as
 * the paper's code does (§3.1 of its supplement, {@code utils.py}).
 *
 * @param scale pixels of the network's unit, from the drawings to learn from
 * @param learnt those to learn from, from the shortest to the longest
 * @param heldOut those to judge by
 */
public record SketchCourse(double scale, List<Example> learnt, List<Example> heldOut) {
  private static final int MOST_HELD_OUT = 1024;
  private static final int MOST_OF_A_WORD = 4; // times as many as of the word in the middle
  private static final int LEAST_OF_LINE =
      2; // points since the pen went down, before one is dropped

  /** A drawing and what it is of. */
  public record Example(String word, Strokes strokes) {
    static Example of(DrawingCollection.Labelled one, double scale) {
      return new Example(one.word(), new StrokeCodec(scale).strokes(one.drawing()));
    }
  }

  /**
   * The drawings in a folder, or in its shards; longer ones are left out.
   *
   * @param points of the longest
   */
  public static SketchCourse open(Path folder, int points) throws IOException {
    if (ShardList.isIn(folder)) return ShardedDrawings.open(folder, points);
    DrawingCollection all = DrawingCollection.open(folder);
    List<DrawingCollection.Labelled> train = all.of(Split.TRAIN);
    List<DrawingCollection.Labelled> judged = all.of(Split.VALIDATION);
    check(folder, train.size(), judged.size());
    int[] even = even(train.stream().map(DrawingCollection.Labelled::word).toList());
    return of(Arrays.stream(even).mapToObj(train::get).toList(), judged, points);
  }

  /** Makes sure that there is something to learn from and to judge by. */
  static void check(Path folder, int train, int judged) throws IOException {
    if (train > 0 && judged > 0) return;
    throw new IOException(
        "%s has %d drawings to learn from and %d to judge by: there must be some of both"
            .formatted(folder, train, judged));
  }

  /**
   * Which drawings are learnt from: of no word more than {@value #MOST_OF_A_WORD} times the median,
   * else all are it.
   *
   * @param words of all drawings
   * @return their numbers, word after word
   */
  public static int[] even(List<String> words) {
    Map<String, List<Integer>> numbers = new LinkedHashMap<>();
    for (int k = 0; k < words.size(); k++) {
      numbers.computeIfAbsent(words.get(k), word -> new ArrayList<>()).add(k);
    }
    int[] counts = numbers.values().stream().mapToInt(List::size).sorted().toArray();
    int most = counts.length == 0 ? 0 : MOST_OF_A_WORD * counts[counts.length / 2];
    return numbers.values().stream()
        .flatMap(of -> of.stream().limit(most))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** These drawings. */
  public static SketchCourse of(
      List<DrawingCollection.Labelled> train, List<DrawingCollection.Labelled> judged, int points) {
    List<Drawing> drawings = train.stream().map(DrawingCollection.Labelled::drawing).toList();
    double scale = StrokeCodec.scale(drawings);
    List<Example> learnt = examples(train, scale, points);
    return new SketchCourse(scale, learnt, some(examples(judged, scale, points)));
  }

  /** Evenly from all over a list, so many that they can be judged often. */
  static List<Example> some(List<Example> heldOut) {
    int every = Math.max(1, heldOut.size() / MOST_HELD_OUT);
    List<Example> some = new ArrayList<>();
    for (int k = 0; k < heldOut.size(); k += every) some.add(heldOut.get(k));
    return some;
  }

  private static List<Example> examples(
      List<DrawingCollection.Labelled> drawings, double scale, int points) {
    return drawings.stream()
        .map(one -> Example.of(one, scale))
        .filter(one -> one.strokes.size() > 0 && one.strokes.size() <= points)
        .sorted(Comparator.comparingInt(one -> one.strokes.size()))
        .toList();
  }

  /** So many drawings of about one length, by chance, each varied. */
  List<Strokes> batch(int count, double stretch, double dropping, SplittableRandom random) {
    int size = Math.min(count, learnt.size());
    int from = random.nextInt(1 - size, learnt.size()); // the ends are as likely as the middle
    from = Math.clamp(from, 0, learnt.size() - size);
    List<Strokes> out = new ArrayList<>();
    for (Example example : learnt.subList(from, from + size)) {
      out.add(varied(example.strokes, stretch, dropping, random));
    }
    return out;
  }

  /**
   * Each axis stretched by chance, and some points merged into the next of their line, once the
   * line has more than {@value #LEAST_OF_LINE}.
   */
  static Strokes varied(Strokes strokes, double stretch, double dropping, SplittableRandom random) {
    double wide = 1 + stretch * (2 * random.nextDouble() - 1);
    double high = 1 + stretch * (2 * random.nextDouble() - 1);
    List<StrokePoint> out = new ArrayList<>();
    int since = 0;
    StrokePoint before = null;
    for (StrokePoint point : strokes.points()) {
      StrokePoint next =
          new StrokePoint((float) (point.dx() * wide), (float) (point.dy() * high), point.lifted());
      since = before == null || before.lifted() ? 0 : since + 1;
      before = point;
      boolean inLine = !next.lifted() && since > LEAST_OF_LINE;
      if (inLine && random.nextDouble() < dropping) {
        StrokePoint last = out.removeLast();
        next = new StrokePoint(last.dx() + next.dx(), last.dy() + next.dy(), false);
      }
      out.add(next);
    }
    return new Strokes(out);
  }
}
