// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FunctionsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "functions.md");

  /** Writes the page instead of checking it where the property {@code pages} says so. */
  @Test
  void thePageSaysWhatTheVocabularyKnows() throws IOException {
    String page = FunctionsPage.of(Vocabulary.words(), PeerNames.read());
    if ("write".equals(System.getProperty("pages"))) Files.writeString(PAGE, page);
    assertEquals(
        page,
        Files.readString(PAGE),
        "docs/functions.md is out of date; mvn -q test -pl dsl -Dtest=FunctionsPageTest"
            + " -Dtest.jvm=-Dpages=write writes it anew");
  }

  @Test
  void everyNameOfOthersIsHereOrHasAReason() throws IOException {
    for (PeerNames.Kind kind : PeerNames.read()) {
      for (String name : kind.there()) {
        assertTrue(Vocabulary.find(name).isPresent(), kind.title() + ": " + name);
      }
      kind.missing()
          .forEach(
              (reason, names) -> {
                for (String name : names) {
                  assertFalse(
                      Vocabulary.find(name).isPresent(), name + " is a word, not " + reason);
                }
              });
    }
  }
}
