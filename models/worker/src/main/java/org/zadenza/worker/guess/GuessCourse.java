// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.guess;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.data.DrawingCollection;
import org.zadenza.models.data.DrawingCollection.Labelled;
import org.zadenza.models.data.Split;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.worker.sketch.SketchCourse;

/**
 * The drawings that a network learns to name.
 *
 * @param words in the order of their numbers
 * @param learnt those to learn from
 * @param heldOut those to judge by
 */
record GuessCourse(List<String> words, List<Example> learnt, List<Example> heldOut) {
  /** A drawing and the number of its word. */
  record Example(int word, Drawing drawing) {}

  /** The drawings in a folder; of no word more than four times as many as of the middle one. */
  static GuessCourse open(Path folder) throws IOException {
    DrawingCollection all = DrawingCollection.open(folder);
    GuessCourse course = of(all.of(Split.TRAIN), all.of(Split.VALIDATION));
    if (course.learnt.isEmpty() || course.heldOut.isEmpty()) {
      throw new IOException(
          "%s has %d drawings to learn from and %d to judge by: there must be some of both"
              .formatted(folder, course.learnt.size(), course.heldOut.size()));
    }
    if (course.words.size() < 2) {
      throw new IOException(
          "%s has drawings of %s alone: to guess, there must be two words or more"
              .formatted(folder, course.words.getFirst()));
    }
    return course;
  }

  /** These drawings; those without a line are left out, and judged is by words that are learnt. */
  static GuessCourse of(List<Labelled> train, List<Labelled> judged) {
    int[] numbers = SketchCourse.even(train.stream().map(Labelled::word).toList());
    List<Labelled> even = Arrays.stream(numbers).mapToObj(train::get).toList();
    List<String> words = even.stream().map(Labelled::word).distinct().sorted().toList();
    return new GuessCourse(words, examples(even, words), examples(judged, words));
  }

  private static List<Example> examples(List<Labelled> drawings, List<String> words) {
    return drawings.stream()
        .filter(one -> !one.drawing().lines().isEmpty() && words.contains(one.word()))
        .map(one -> new Example(words.indexOf(one.word()), one.drawing()))
        .toList();
  }

  /** One to learn from, by chance. */
  Example any(SplittableRandom random) {
    return learnt.get(random.nextInt(learnt.size()));
  }
}
