// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that was meant: the fewest letters changed, added or left out. */
final class Spelling {
  private Spelling() {}

  /** The nearest word, if less than half of it differs. */
  static Optional<String> nearest(String word, Collection<String> known) {
    String best = "";
    int least = Math.max(1, word.length() / 2) + 1;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** Levenshtein's distance (1966), one row at a time. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) row[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swapped = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(swapped, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
