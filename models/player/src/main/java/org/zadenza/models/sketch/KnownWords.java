// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.zadenza.names.NearestName;

/**
 * Words that a network has learnt, told apart by their letters and digits alone: {@code
 * :alarm-clock}.
 *
 * @param words in the order of their numbers
 */
public record KnownWords(List<String> words) {
  private static final int LISTED = 24;

  /** Copies the words. */
  public KnownWords {
    words = List.copyOf(words);
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ").strip();
  }

  /** The number of a word; empty if it was not learnt. */
  public OptionalInt number(String word) {
    String wanted = plain(word);
    for (int k = 0; k < words.size(); k++) {
      if (plain(words.get(k)).equals(wanted)) return OptionalInt.of(k);
    }
    return OptionalInt.empty();
  }

  /** What may have been meant, and what there is: {@code ; did you mean "cat"?; there are ..}. */
  public String instead(String word) {
    String first = String.join(", ", words.subList(0, Math.min(LISTED, words.size())));
    int more = words.size() - LISTED;
    String listed = more > 0 ? first + " and " + more + " more" : first;
    return NearestName.hint(word, words) + "; there are " + listed;
  }
}
