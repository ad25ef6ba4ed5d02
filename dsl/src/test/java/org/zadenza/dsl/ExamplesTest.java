// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Span;

/** Every word's example plays what was reviewed and stored. */
class ExamplesTest {
  private static final Path STORED =
      Path.of("src", "test", "resources", "org", "zadenza", "dsl", "examples.txt");

  private static Map<String, String> stored = Map.of();

  /** Writes the text instead of checking it where the property {@code examples} says so. */
  @BeforeAll
  static void read() throws IOException {
    if ("write".equals(System.getProperty("examples"))) {
      Files.writeString(STORED, ExampleEvents.of(Vocabulary.words()));
    }
    stored = ExampleEvents.byName(Files.readString(STORED));
  }

  static Stream<Word> words() {
    return Vocabulary.words().stream();
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("words")
  void theExamplePlaysWhatIsStored(Word word) {
    assertEquals(
        Optional.ofNullable(stored.get(word.name())).orElse("nothing"),
        ExampleEvents.of(word),
        "the example of "
            + word.name()
            + " plays something else; where that is right, mvn -q test -pl dsl"
            + " -Dtest=ExamplesTest -Dtest.jvm=-Dexamples=write stores it");
  }

  /** A value that meets no beginning of a sound would never be heard. */
  @Test
  void everyValueOfAControlsExampleIsHeard() {
    for (Word word : Vocabulary.words()) {
      if (!word.category().equals("controls")) continue;
      Pattern pattern = Playing.pattern(word.example());
      assertTrue(pattern.events(Span.of(0, 1)).stream().allMatch(Event::hasOnset), word.example());
    }
  }

  @Test
  void nothingElseIsStored() {
    List<String> names = Vocabulary.words().stream().map(Word::name).toList();
    assertEquals(names, List.copyOf(stored.keySet()));
  }
}
