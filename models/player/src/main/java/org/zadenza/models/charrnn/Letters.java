// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.charrnn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Letters and their numbers: a letter is one Unicode code point. Any thread. */
public final class Letters {
  /** What is fed before the first letter: a text begins as a line does. */
  public static final String BEGINNING = "\n";

  private final List<String> vocabulary;
  private final Map<String, Integer> numbers = new HashMap<>();

  /** Letters by their numbers; of equal ones the first is the one that is written. */
  public Letters(List<String> vocabulary) {
    this.vocabulary = List.copyOf(vocabulary);
    for (int k = 0; k < vocabulary.size(); k++) numbers.putIfAbsent(vocabulary.get(k), k);
  }

  /** How many there are. */
  public int count() {
    return vocabulary.size();
  }

  /** The letter of a number. */
  public String letter(int number) {
    return vocabulary.get(number);
  }

  /** The number of a letter, or -1 where it was not learnt. */
  public int number(String letter) {
    return numbers.getOrDefault(letter, -1);
  }

  /** The number that is fed first: that of {@link #BEGINNING}, or 0 where it was not learnt. */
  public int beginning() {
    return Math.max(0, number(BEGINNING));
  }

  /**
   * The numbers of a text's letters.
   *
   * @throws IllegalArgumentException naming a letter that was not learnt
   */
  public int[] of(String text) {
    return text.codePoints()
        .map(
            point -> {
              int letter = number(Character.toString(point));
              if (letter >= 0) return letter;
              throw new IllegalArgumentException(
                  "this model has not learned the letter \"%s\""
                      .formatted(Character.toString(point)));
            })
        .toArray();
  }

  /** The same, without the letters that were not learnt. */
  public int[] known(String text) {
    return text.codePoints()
        .map(point -> number(Character.toString(point)))
        .filter(letter -> letter >= 0)
        .toArray();
  }
}
