// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.KnownWords;
import org.zadenza.models.sketch.StrokeCodec;
import org.zadenza.neural.Softmax;

/**
 * Says what a drawing is of, whatever its size and wherever it lies.
 *
 * <pre>{@code
 * Guesser guesser = new Guesser(GuessFile.shipped(GuessFile.QUICKDRAW).network());
 * List<Guess> best = guesser.best(guesser.likelihoods(drawing), 3);
 * }</pre>
 *
 * <p>Owned by one thread at a time.
 */
public final class Guesser {
  private final KnownWords known;
  private final LiveGuess live;

  /** With a network's weights. */
  public Guesser(GuessNet net) {
    known = new KnownWords(net.words());
    live = new LiveGuess(net);
  }

  /** What it knows, by their numbers. */
  public List<String> words() {
    return known.words();
  }

  /**
   * The number of a word.
   *
   * @throws IllegalArgumentException if it has not learnt it: says which there are
   */
  public int number(String word) {
    return known
        .number(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "nobody has learnt what a drawing of \"%s\" looks like%s"
                        .formatted(word, known.instead(word))));
  }

  /**
   * How likely a drawing is of each word; the sum is 1. Lines are simplified first, as those were
   * that it learnt from.
   *
   * @throws IllegalArgumentException if nothing is drawn
   */
  public double[] likelihoods(Drawing drawing) {
    if (drawing.lines().isEmpty()) {
      throw new IllegalArgumentException("nothing is drawn: there must be a line, or a dot");
    }
    Drawing simple = drawing.fitted(StrokeCodec.SIDE).simplified(StrokeCodec.EPSILON);
    double[] out = new double[words().size()];
    Softmax.probabilities(live.logits(Ink.of(simple)), 1, out);
    return out;
  }

  /** The likeliest words, the likeliest first. */
  public List<Guess> best(double[] likelihoods, int count) {
    List<Integer> numbers =
        IntStream.range(0, likelihoods.length)
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -likelihoods[k]))
            .limit(count)
            .toList();
    List<Guess> out = new ArrayList<>();
    for (int k : numbers) out.add(new Guess(words().get(k), likelihoods[k]));
    return out;
  }
}
