// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.tutorial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages say what the prompt says. */
class TutorialPagesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("zadenza.home"), "docs", "tutorial");

  /** Writes the pages instead of checking them where the property {@code pages} says so. */
  private static void assertPage(String name, String page) throws IOException {
    Path file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("pages"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, page);
    }
    assertEquals(
        page,
        Files.readString(file),
        "docs/tutorial is out of date; mvn -q test -pl repl -am -Dtest=TutorialPagesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm=-Dpages=write writes it anew");
  }

  static IntStream chapters() {
    return IntStream.rangeClosed(1, Tutorial.FILES.size());
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void eachChapterIsAPage(int number) throws IOException {
    assertPage(Tutorial.FILES.get(number - 1), TutorialPages.chapter(number));
  }

  @Test
  void theFirstPageListsThem() throws IOException {
    assertPage("README.md", TutorialPages.index());
  }

  /** Nothing is left over from a chapter that had another name, and each has its pictures. */
  @Test
  void theFolderHasThePagesAndTheirPictures() throws IOException {
    Set<String> wanted = new TreeSet<>(Tutorial.FILES);
    wanted.add("README.md");
    chapters().forEach(n -> wanted.add("%02d-roll.png".formatted(n)));
    chapters().forEach(n -> wanted.add("%02d-spectrum.png".formatted(n)));
    try (Stream<Path> files = Files.list(FOLDER)) {
      Set<String> there =
          files.map(f -> f.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
      assertEquals(wanted, there);
    }
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void aChapterTakesFiveMinutes(int number) {
    Chapter chapter = Tutorial.chapter(number);
    int steps = chapter.steps().size();
    assertTrue(steps >= 5 && steps <= 8, chapter.title() + " has " + steps + " steps");
    assertEquals("The piece", chapter.piece().title());
    for (Step step : chapter.steps()) {
      String code = step.clojure() + "\n" + step.java();
      assertTrue(code.lines().allMatch(line -> line.length() <= Screen.WIDTH), code);
      String words = step.text() + step.after();
      assertTrue(words.contains("*Listen:*"), step.title() + " says nothing to listen for");
    }
  }
}
