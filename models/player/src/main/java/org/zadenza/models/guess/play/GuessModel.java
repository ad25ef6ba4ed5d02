// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess.play;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.models.guess.GuessNet;
import org.zadenza.models.guess.Guesser;
import org.zadenza.models.sketch.Figure;

/**
 * Guesses while a drawing is drawn in time, the last ones kept. Any thread, one at a time (the
 * others wait); not for timing threads.
 */
public final class GuessModel {
  private static final int KEPT = 64;

  private final String name;
  private final Guesser guesser;
  private long guessed;
  private final Map<Key, double[][]> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, double[][]> eldest) {
          return size() > KEPT;
        }
      };

  private record Key(Figure figure, int steps) {}

  /** A network under a name, such as {@code sketch-guess}. */
  public GuessModel(String name, GuessNet net) {
    this.name = name;
    guesser = new Guesser(net);
  }

  /** The name of its weights. */
  public String name() {
    return name;
  }

  /** What it knows, by their numbers. */
  public List<String> words() {
    return guesser.words();
  }

  /**
   * The number of a word.
   *
   * @throws IllegalArgumentException if it has not learnt it: says which there are
   */
  public int number(String word) {
    return guesser.number(word);
  }

  /** How many drawings the network has been run for, each step counted. */
  public synchronized long guessed() {
    return guessed;
  }

  /**
   * How likely each word is at the end of each of so many equal parts of the time in which a
   * drawing is drawn: [steps][words], not to be changed.
   */
  synchronized double[][] course(Figure figure, int steps) {
    return kept.computeIfAbsent(new Key(figure, steps), this::follow);
  }

  private double[][] follow(Key key) {
    double[][] out = new double[key.steps][];
    for (int k = 0; k < key.steps; k++) {
      out[k] = guesser.likelihoods(key.figure.until((k + 1.0) / key.steps));
      guessed++;
    }
    return out;
  }
}
