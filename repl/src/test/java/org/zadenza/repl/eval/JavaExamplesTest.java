// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.dsl.Word;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.text.EventJson;
import org.zadenza.repl.text.EventText;
import org.zadenza.time.Span;

/** Every word's example means the same in both languages. */
@Tag("slow")
class JavaExamplesTest {
  /** Words without an example in Java, each with the reason. */
  private static final Map<String, String> CLOJURE_ONLY = Map.of();

  private static ClojureSpace clojure;
  private static JavaSpace java;

  @BeforeAll
  static void start() {
    clojure = ClojureSpace.with(Vocabulary.words());
    java = JavaSpace.with(new WordBook(Vocabulary.words()));
  }

  @AfterAll
  static void end() {
    java.close();
  }

  static Stream<Word> words() {
    return Vocabulary.words().stream().filter(word -> !CLOJURE_ONLY.containsKey(word.name()));
  }

  private static List<String> events(Object value) {
    return EventText.sorted(Patterns.of(value).events(Span.of(0, 4))).stream()
        .map(event -> EventJson.line(EventJson.of(event)))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("words")
  void bothLanguagesGiveTheSameEvents(Word word) {
    String line = JavaWords.example(word.name()).orElse("");
    assertTrue(!line.isEmpty(), word.name() + " has no example in Java: " + word.example());
    Object played = java.value(new Piece.Whole(new Place("examples.tsv", 1, 1), line));
    assertTrue(played instanceof Pattern, line);
    assertEquals(events(clojure.value(word.example())), events(played), line);
  }

  @Test
  void everyControlAndItsAliasesAreWordsInJava() {
    SortedSet<String> names = JavaWords.first(new WordBook(Vocabulary.words()));
    for (Control control : Control.all()) {
      assertTrue(names.contains(control.name()), control.name());
      for (String alias : control.aliases()) assertTrue(names.contains(alias), alias);
    }
  }

  @Test
  void everyWordOfTheStageCanBeSaidInJava() {
    for (String word : List.of("d1", "d16", "p", "once", "hush", "silence", "undo", "setcps")) {
      assertTrue(JavaWords.first(new WordBook(List.of())).contains(word), word);
    }
  }
}
