// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Language;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/** A line that the player stopped does not end the log, and is stopped again in the replay. */
@Tag("slow")
class InterruptedLogTest {
  @TempDir private Path folder;

  private final List<String> told = new ArrayList<>();
  private final Reporter reporter = (where, what) -> told.add(where + ": " + what);

  @ParameterizedTest
  @Timeout(60)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CLOJURE | (do (d1 (s "bd*4")) (loop [] (recur)))
          CLOJURE | (do (d1 (s "bd*4")) @(promise))
          JAVA    | { d1(s("bd*4")); while (true) { } }
          """)
  void theSessionGoesOnAndIsPlayedAgain(Language language, String endless) throws Exception {
    SessionLog log = SessionLog.in(folder, Instant.EPOCH);
    ManualClock clock = new ManualClock();
    Path file = log.file().orElseThrow();
    try (Session session = Session.on(clock, Rational.HALF, Timing.LIVE, log, reporter)) {
      interrupted(session, language, endless);
      evaluate(session, language, language == Language.JAVA ? "d2(s(\"cp\"))" : "(d2 (s \"cp\"))");
      assertEquals(List.of("d1 true", "d2 true"), slots(session).toList());
    }
    SessionRecord record = SessionRecord.read(file);
    assertEquals(
        List.of(true, false),
        record.lines().stream()
            .filter(line -> line instanceof LogLine.Evaluated)
            .map(line -> ((LogLine.Evaluated) line).interrupted())
            .toList());
    try (Replay replay = new Replay(record, reporter)) {
      replay.play(record.end());
      assertEquals(List.of("d1 true", "d2 true"), slots(replay.session()).toList());
      assertEquals(List.of(), underWay(), "a line that was stopped runs on");
    }
    assertEquals(List.of(), told);
  }

  private static Stream<String> slots(Session session) {
    return session.now().lanes().stream().map(lane -> lane.slot() + " " + lane.playing());
  }

  /** The threads of lines that a replay is to stop. */
  private static List<Thread> underWay() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("zadenza-replay"))
        .toList();
  }

  private static void evaluate(Session session, Language language, String text) {
    session.evaluate(language, session.tongues().typed(language, text).getFirst());
  }

  /** Begins a line that never ends, and stops it when it has done something. */
  private static void interrupted(Session session, Language language, String text)
      throws IOException, InterruptedException {
    long before = session.scheduler().changes();
    Evaluations prompt = new Evaluations("test", 1);
    Evaluations.Turn turn = prompt.begin(() -> evaluate(session, language, text)).orElseThrow();
    while (session.scheduler().changes() == before) Thread.onSpinWait();
    turn.giveUp();
    assertEquals(Evaluations.Ending.GIVEN_UP, turn.await());
  }
}
