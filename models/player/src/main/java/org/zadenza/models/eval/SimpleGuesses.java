// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.zadenza.models.data.DrawingCollection.Labelled;
import org.zadenza.models.guess.Ink;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.LiveSketchReader;
import org.zadenza.models.sketch.SketchRnn;

/** Simple ways to guess drawings: each says how well every word fits one. */
final class SimpleGuesses {
  private static final int SQUARE = 4; // places each way that are seen as one

  private SimpleGuesses() {}

  /**
   * A drawing that is known.
   *
   * @param numbers of length 1
   */
  private record Known(int word, float[] numbers) {}

  /** The word of the drawing that looks most alike, by the cosine of coarse pictures of ink. */
  static Function<Drawing, double[]> pictures(List<Labelled> train, List<String> words) {
    return nearest(known(train, words, SimpleGuesses::picture), words, SimpleGuesses::picture);
  }

  /** The word whose drawings look most alike in the mean: a linear way. */
  static Function<Drawing, double[]> means(List<Labelled> train, List<String> words) {
    float[][] means = new float[words.size()][];
    for (Known one : known(train, words, SimpleGuesses::picture)) {
      if (means[one.word] == null) means[one.word] = new float[one.numbers.length];
      for (int k = 0; k < one.numbers.length; k++) means[one.word][k] += one.numbers[k];
    }
    List<Known> known = new ArrayList<>();
    for (int word = 0; word < means.length; word++) {
      if (means[word] != null) known.add(new Known(word, unit(means[word])));
    }
    return nearest(known, words, SimpleGuesses::picture);
  }

  /** The word of the drawing that lies nearest in the latent space of a network that reads. */
  static Function<Drawing, double[]> codes(
      SketchRnn reads, List<Labelled> train, List<String> words) {
    LiveSketchReader reader = new LiveSketchReader(reads);
    Function<Drawing, float[]> code =
        drawing -> unit(reader.read(reads.codec().strokes(drawing)).mu().clone());
    return nearest(known(train, words, code), words, code);
  }

  private static List<Known> known(
      List<Labelled> train, List<String> words, Function<Drawing, float[]> seen) {
    return train.stream()
        .filter(one -> !one.drawing().lines().isEmpty() && words.contains(one.word()))
        .map(one -> new Known(words.indexOf(one.word()), seen.apply(one.drawing())))
        .toList();
  }

  private static Function<Drawing, double[]> nearest(
      List<Known> known, List<String> words, Function<Drawing, float[]> seen) {
    return drawing -> {
      float[] numbers = seen.apply(drawing);
      double[] out = new double[words.size()];
      Arrays.fill(out, Double.NEGATIVE_INFINITY);
      for (Known one : known) {
        double cosine = 0;
        for (int k = 0; k < numbers.length; k++) cosine += numbers[k] * one.numbers[k];
        out[one.word] = Math.max(out[one.word], cosine);
      }
      return out;
    };
  }

  /** The ink and its directions in squares, so that lines that lie a little apart are alike. */
  private static float[] picture(Drawing drawing) {
    float[] ink = Ink.of(drawing);
    int side = Ink.SIDE / SQUARE;
    float[] out = new float[side * side * Ink.CHANNELS];
    for (int k = 0; k < ink.length; k++) {
      int place = k / Ink.CHANNELS;
      int square = place / Ink.SIDE / SQUARE * side + place % Ink.SIDE / SQUARE;
      out[square * Ink.CHANNELS + k % Ink.CHANNELS] += ink[k];
    }
    return unit(out);
  }

  private static float[] unit(float[] numbers) {
    double squares = 0;
    for (float number : numbers) squares += (double) number * number;
    if (squares > 0)
      for (int k = 0; k < numbers.length; k++) numbers[k] /= (float) Math.sqrt(squares);
    return numbers;
  }
}
