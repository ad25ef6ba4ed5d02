// SPDX-License-Identifier: Apache-2.0
package org.zadenza.names;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the name that a mistyped one was probably meant to be: {@code NearestName.to("evrey",
 * words)} is {@code every}. Any thread.
 */
public final class NearestName {
  private static final int SHORT = 3;
  private static final int MIDDLING = 7;

  private NearestName() {}

  /**
   * The nearest of {@code names}, if one slip of the finger can explain it, two in a name of more
   * than 3 letters, three in one of more than 7. Of equals, one with the same first letter, then
   * the first in the alphabet.
   */
  public static Optional<String> to(String mistyped, Collection<String> names) {
    int length = mistyped.length();
    int most = length <= SHORT ? 1 : length <= MIDDLING ? 2 : 3;
    record Near(String name, int slips) {}
    return names.stream()
        .filter(name -> Math.abs(name.length() - length) <= most)
        .map(name -> new Near(name, slips(name, mistyped)))
        .filter(near -> near.slips() <= most)
        .min(
            Comparator.comparingInt(Near::slips)
                .thenComparing(near -> beginsAlike(near.name(), mistyped) ? 0 : 1)
                .thenComparing(Near::name))
        .map(Near::name);
  }

  /** {@code "; did you mean \"minor\"?"}, or nothing. */
  public static String hint(String mistyped, Collection<String> names) {
    return to(mistyped, names).map(name -> "; did you mean \"" + name + "\"?").orElse("");
  }

  private static boolean beginsAlike(String a, String b) {
    return !a.isEmpty() && !b.isEmpty() && a.charAt(0) == b.charAt(0);
  }

  /** Letters left out, added, changed, or swapped with their neighbour (optimal alignment). */
  static int slips(String a, String b) {
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
