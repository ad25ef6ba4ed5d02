// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The phrases that a MusicVAE learns to read and to write. */
public interface VaeCourse {
  /** The model's name, which its files get. */
  String name();

  /** What its rows are. */
  Phrases phrases();

  /** How many phrases there are to learn from. */
  int size();

  /** One of them, varied by chance where that is of use. */
  Example example(int number, SplittableRandom random);

  /** Phrases to judge by, the same each time. */
  List<Example> heldOut();

  /** At most about so many of all, evenly spread: every second, every third and so on. */
  static <T> List<T> spread(List<T> all, int most) {
    int every = Math.max(1, all.size() / most);
    return IntStream.range(0, all.size() / every).mapToObj(k -> all.get(k * every)).toList();
  }

  /**
   * A phrase.
   *
   * @param read what the encoder sees, [steps][inputs]
   * @param written what the decoder should write, [steps][outputs]
   */
  record Example(float[][] read, float[][] written) {}
}
