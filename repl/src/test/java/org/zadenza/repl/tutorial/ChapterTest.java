// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.tutorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zadenza.repl.eval.Language;

class ChapterTest {
  private static final String TWO =
      """
      # Title

      What it is.

      ## One

      Before.

      ```clojure
      (a)
      (b)
      ```

      ```java
      a()
      ```

      *Listen:* after.

      ```sh
      ./zadenza
      ```

      ## Two

      Only words.
      """;

  @Test
  void aChapterIsReadFromMarkdown() {
    Chapter chapter = Chapter.read(TWO);
    assertEquals("Title", chapter.title());
    assertEquals("What it is.", chapter.introduction());
    assertEquals(2, chapter.steps().size());
    Step one = chapter.steps().getFirst();
    assertEquals("One", one.title());
    assertEquals("Before.", one.text());
    assertEquals("(a)\n(b)", one.lines(Language.CLOJURE));
    assertEquals("a()", one.lines(Language.JAVA));
    assertEquals("*Listen:* after.\n\n```sh\n./zadenza\n```", one.after());
    assertEquals("Only words.", chapter.piece().text());
    assertTrue(!chapter.piece().isPlayable());
  }

  @Test
  void whatIsNoChapterIsRefused() {
    assertRefused("Title\n\n## One\n", "# ");
    assertRefused("# Title\n", "no steps");
    assertRefused(TWO.replace("```java\na()\n```", ""), "one language only");
    assertRefused(TWO.replace("```java", "words\n\n```java"), "at once");
  }

  private static void assertRefused(String markdown, String why) {
    String said =
        assertThrows(IllegalArgumentException.class, () -> Chapter.read(markdown)).getMessage();
    assertTrue(said.contains(why), said);
  }

  @Test
  void paragraphsAreFilledAndCodeIsNot() {
    assertEquals(
        "one two\nthree\n`*` x\n\n    a   b\n\nend",
        Paragraphs.of("one *two* three\n`*` x\n\n```sh\na   b\n```\n\nend", 7));
    assertEquals("say\n`ribbon 3 2`", Paragraphs.of("say `ribbon 3 2`", 12));
  }

  /** No line is too long, and no word is lost. */
  @Test
  void fillingKeepsTheWords() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      int words = 1 + random.nextInt(40);
      for (int w = 0; w < words; w++) {
        text.append("w".repeat(1 + random.nextInt(9))).append(random.nextInt(5) == 0 ? "\n" : " ");
      }
      int width = 9 + random.nextInt(60);
      String filled = Paragraphs.filled(text.toString(), width);
      String where = "seed=" + seed + " width=" + width + "\n" + filled;
      assertEquals(text.toString().strip().replace('\n', ' '), filled.replace('\n', ' '), where);
      assertTrue(filled.lines().allMatch(line -> line.length() <= width), where);
    }
  }
}
