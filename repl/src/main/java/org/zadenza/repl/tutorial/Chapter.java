// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.tutorial;

import java.util.ArrayList;
import java.util.List;

/**
 * A chapter, read from Markdown: a title ({@code #}), a few words, and steps ({@code ##}), each
 * with a block of {@code clojure} and one of {@code java}. The last step is a piece.
 *
 * @param title its name
 * @param introduction what it is about, in Markdown
 * @param steps at least one
 * @param markdown all of it, as it was written
 */
public record Chapter(String title, String introduction, List<Step> steps, String markdown) {
  private static final String FENCE = "```";

  public Chapter {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) throw new IllegalArgumentException("\"" + title + "\" has no steps");
  }

  /**
   * Reads a chapter.
   *
   * @throws IllegalArgumentException if it is not built like one
   */
  public static Chapter read(String markdown) {
    String[] parts = markdown.split("(?m)^## ");
    String[] head = titled(parts[0]);
    if (!head[0].startsWith("# ")) {
      throw new IllegalArgumentException("a chapter begins with \"# \" and its title");
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) steps.add(step(parts[i]));
    return new Chapter(head[0].substring(2), head[1], steps, markdown);
  }

  private static String[] titled(String text) {
    String[] out = text.split("\n", 2);
    return new String[] {out[0].strip(), out.length == 1 ? "" : out[1].strip()};
  }

  private static Step step(String text) {
    String[] step = titled(text);
    String[] clojure = cut(step[1], "clojure");
    String[] java = cut(clojure[2], "java");
    if (!java[0].isEmpty() || clojure[1].isEmpty() && !java[1].isEmpty()) {
      throw new IllegalArgumentException("\"" + step[0] + "\": Java follows Clojure at once");
    }
    return new Step(step[0], clojure[0], clojure[1], java[1], java[2]);
  }

  /** What stands before the first block of a language, in it, and after it. */
  private static String[] cut(String text, String language) {
    String open = FENCE + language + "\n";
    int begin = text.indexOf(open);
    if (begin < 0) return language.equals("java") ? after(text) : new String[] {text, "", ""};
    int end = text.indexOf("\n" + FENCE, begin);
    return new String[] {
      text.substring(0, begin).strip(),
      text.substring(begin + open.length(), end),
      text.substring(end + 1 + FENCE.length()).strip()
    };
  }

  private static String[] after(String text) {
    return new String[] {"", "", text};
  }

  /** The last step: what all the others led to. */
  public Step piece() {
    return steps.getLast();
  }
}
