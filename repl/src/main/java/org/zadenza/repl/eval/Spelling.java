// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** How many slips of the finger lie between two names. */
public final class Spelling {
  private Spelling() {}

  /** The name that {@code mistyped} was probably meant to be. */
  public static Optional<String> nearest(Collection<String> names, String mistyped) {
    int most = mistyped.length() <= 3 ? 1 : mistyped.length() <= 7 ? 2 : 3;
    return names.stream()
        .filter(name -> Math.abs(name.length() - mistyped.length()) <= most)
        .map(name -> Map.entry(name, distance(name, mistyped)))
        .filter(entry -> entry.getValue() <= most)
        .min(
            Comparator.comparing((Map.Entry<String, Integer> e) -> e.getValue())
                .thenComparing(e -> e.getKey().charAt(0) == mistyped.charAt(0) ? 0 : 1)
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  /** Letters left out, added, changed, or swapped with their neighbour (optimal alignment). */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) cost[i][0] = i;
    for (int j = 0; j <= b.length(); j++) cost[0][j] = j;
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) cost[i][j] = cheapest(cost, a, b, i, j);
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
