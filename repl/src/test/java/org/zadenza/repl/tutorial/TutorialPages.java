// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.tutorial;

import java.util.List;

/** The pages of {@code docs/tutorial}: the chapters as they are, with pictures and a way around. */
final class TutorialPages {
  private TutorialPages() {}

  /** The page of a chapter, counted from 1. */
  static String chapter(int number) {
    Chapter chapter = Tutorial.chapter(number);
    String top =
        "*Chapter %d of %d. At the prompt: `(tutorial %d)`.*"
            .formatted(number, Tutorial.FILES.size(), number);
    String text = folded(chapter.markdown()).replaceFirst("\n\n", "\n\n" + top + "\n\n");
    return text.strip() + "\n\n" + pictures(number) + "\n" + wayAround(number) + "\n";
  }

  /** With Java out of the way until it is asked for. */
  private static String folded(String markdown) {
    return markdown.replaceAll(
        "(?s)```java\n(.*?)```",
        "<details><summary>In Java</summary>\n\n```java\n$1```\n\n</details>");
  }

  private static String pictures(int number) {
    String name = "%02d".formatted(number);
    return "What the piece plays in its first eight cycles, and what it sounds like:\n\n"
        + "![Piano roll: the notes and drums of the piece over eight cycles]("
        + name
        + "-roll.png)\n\n"
        + "![Spectrogram: the piece from low to high over its seconds]("
        + name
        + "-spectrum.png)\n";
  }

  private static String wayAround(int number) {
    List<String> files = Tutorial.FILES;
    String before =
        number == 1 ? "" : "← [" + title(number - 1) + "](" + files.get(number - 2) + ") · ";
    String after =
        number == files.size() ? "" : " · [" + title(number + 1) + "](" + files.get(number) + ") →";
    return before + "[all chapters](README.md)" + after;
  }

  private static String title(int number) {
    return Tutorial.chapter(number).title();
  }

  /** The first page: what there is. */
  static String index() {
    StringBuilder out =
        new StringBuilder(
            """
            # Tutorial

            Ten chapters of five minutes, each of which ends in a small piece. They are best read at the prompt, where they play:

            ```
            ./zadenza
            z> (tutorial)
            ```

            | type | to |
            |---|---|
            | `(tutorial)`, or `tutorial` | begin, or go on where you left off, also on another day |
            | `(tutorial :play)` | have the lines of a step played for you |
            | `(tutorial :back)`, `(tutorial :next)`, `(tutorial :again)` | go back, skip, read once more |
            | `(tutorial :list)` | see the chapters, and which you have done |
            | `(tutorial 3)`, `(tutorial 3 4)` | go to a chapter, or to a step of it |

            In Java it is `tutorial()`, `tutorial("play")` and `tutorial(3)`, and the lines are shown in Java. Where you are is kept in the file
            `tutorial` in your Zadenza state (`~/.local/state/zadenza` on Linux). The word works in the page's editor and from editors, too.

            The same text, with pictures of what the pieces play:

            """);
    for (int i = 1; i <= Tutorial.FILES.size(); i++) {
      out.append(i).append(". [").append(title(i)).append("](");
      out.append(Tutorial.FILES.get(i - 1)).append(")\n");
    }
    return out.toString();
  }
}
