// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a mistyped one was probably meant to be. */
final class NearestName {
  private NearestName() {}

  /** The nearest of {@code names} that is at most a third of its letters away. */
  static Optional<String> to(String mistyped, Collection<String> names) {
    int most = Math.max(1, mistyped.length() / 3);
    return names.stream()
        .filter(name -> distance(name, mistyped) <= most)
        .min(Comparator.comparingInt(name -> distance(name, mistyped)));
  }

  /** " Did you mean ...?" or nothing. */
  static String hint(String mistyped, Collection<String> names) {
    return to(mistyped, names).map(name -> "; did you mean \"" + name + "\"?").orElse("");
  }

  /** How many letters must be added, left out or changed (Levenshtein). */
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) above[j] = j;
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
