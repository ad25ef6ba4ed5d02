// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.clock.Clock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.sink.RecordingSink;

/** The page about guesses keeps its word, in both languages, by networks of chance. */
class GuessPageTest extends NsynthStage {
  private static List<String> lines(String language) throws IOException {
    String page =
        Files.readString(
            Path.of(System.getProperty("zadenza.home")).resolve("docs/models/sketch-guess.md"));
    Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertTrue(block.find(), language);
    return block.group(1).lines().toList();
  }

  @Test
  void bothLanguagesGuessTheSame() throws IOException {
    List<String> clojure = cues("set.clj", lines("clojure"));
    assertEquals(
        Set.of("d1", "d2", "d3", "d4"),
        clojure.stream().map(cue -> cue.split(" ")[1]).collect(Collectors.toSet()));
    assertEquals(clojure, cues("set.jsh", lines("java")));
    assertEquals(List.of(), told);
  }

  /** A guess that cannot be is refused where it is written, and the slot goes on as it was. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(gain (guess (sketch :cat) :cta) (s \"hh\")) | \"cta\" looks like; did you mean \"cat\"?",
        "(gain (guess (s \"bd\") :cat) (s \"hh\")) | guess needs drawings",
        "(gain (guess (sketch :cat) :cat {:steps 99}) (s \"hh\")) | from 1 to 64, not 99",
        "(gain (guess (drawing \"\") :cat) (s \"hh\")) | drawing:"
      })
  void aSlotKeepsWhatItPlays(String line, String says) {
    RecordingSink sink = new RecordingSink();
    try (Session session = session()) {
      session.outlets().add(sink);
      session.load("a", "(d1 (s \"bd*2\"))");
      Answer.Refused refused =
          assertInstanceOf(
              Answer.Refused.class, session.load("b", "(d1 " + line + ")").getFirst(), line);
      assertTrue(refused.complaint().text().contains(says), refused.complaint().text());
      for (int i = 0; i < 10; i++) {
        session.scheduler().tick();
        clock.advance(Clock.NANOS_PER_SECOND / 5);
      }
    }
    assertTrue(sink.cues().size() >= 2);
    assertTrue(sink.cues().stream().allMatch(cue -> "bd".equals(cue.controls().get("s"))));
  }
}
