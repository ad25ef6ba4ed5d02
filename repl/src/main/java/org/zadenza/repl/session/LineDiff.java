// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What became of a text, line by line: {@code -} went, {@code +} came, the rest stayed. */
final class LineDiff {
  private LineDiff() {}

  static String between(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    int[][] common = common(old, now);
    Deque<String> out = new ArrayDeque<>();
    int i = old.size();
    int j = now.size();
    while (i > 0 || j > 0) {
      if (i > 0 && j > 0 && old.get(i - 1).equals(now.get(j - 1))) {
        out.addFirst("  " + old.get(--i));
        j--;
      } else if (j > 0 && (i == 0 || common[i][j - 1] >= common[i - 1][j])) {
        out.addFirst("+ " + now.get(--j));
      } else {
        out.addFirst("- " + old.get(--i));
      }
    }
    return String.join("\n", out);
  }

  /** How many lines the first i and the first j have in common, in order. */
  private static int[][] common(List<String> old, List<String> now) {
    int[][] out = new int[old.size() + 1][now.size() + 1];
    for (int i = 1; i <= old.size(); i++) {
      for (int j = 1; j <= now.size(); j++) {
        boolean same = old.get(i - 1).equals(now.get(j - 1));
        out[i][j] = same ? out[i - 1][j - 1] + 1 : Math.max(out[i - 1][j], out[i][j - 1]);
      }
    }
    return out;
  }
}
