// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.RecordingSink;

/** The page about both languages keeps its word: its lines sound the same. */
@Tag("slow")
class LanguagesPageTest {
  private static final long SECONDS_HEARD = 20;

  private static String block(String language) throws IOException {
    Path page = Path.of(System.getProperty("zadenza.home"), "docs", "languages.md");
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(page));
    block.find();
    return block.group(1);
  }

  private static List<String> heard(String file, String lines) {
    ManualClock clock = new ManualClock();
    RecordingSink sink = new RecordingSink();
    try (Session session =
        Session.on(
            clock, Session.DEFAULT_CPS, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT)) {
      session.outlets().add(sink);
      List<String> heard = new ArrayList<>();
      for (String line : lines.lines().toList()) {
        Answer answer = session.load(file, line).getFirst();
        assertInstanceOf(Answer.Value.class, answer, () -> line + ": " + answer.text());
        session.scheduler().tick();
        clock.advance(2_000_000_000);
        session.scheduler().tick();
      }
      for (int i = 0; i < SECONDS_HEARD; i++) {
        clock.advance(1_000_000_000);
        session.scheduler().tick();
      }
      sink.cues().forEach(cue -> heard.add(cue.nanos() + " " + cue.slot() + " " + cue.controls()));
      heard.sort(null);
      return heard;
    }
  }

  @Test
  void theTenLinesSoundTheSame() throws IOException {
    List<String> clojure = heard("set.clj", block("clojure"));
    assertEquals(10, block("clojure").lines().count());
    assertEquals(clojure, heard("set.jsh", block("java")));
    assertEquals(
        Set.of("bass", "d1", "d2", "d3", "d4", "d5"),
        clojure.stream().map(cue -> cue.split(" ")[1]).collect(Collectors.toSet()));
  }
}
