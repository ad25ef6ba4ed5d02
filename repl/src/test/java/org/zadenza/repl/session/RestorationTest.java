// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Language;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Snapshot;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

class RestorationTest {
  private static final List<String> LINES =
      List.of(
          "(def beat (s \"bd*4\"))",
          "(d1 beat)",
          "(do (def x (s \"sn\")) (d2 x) (d3 (fast 2 x)))",
          "(d2 (s \"hh*8\"))",
          "(d1 (s \"cp\"))",
          "(p \"bass\" (note \"c2 e2\"))",
          "(undo d1)",
          "(mute d2)",
          "(unmute d2)",
          "(solo \"bass\")",
          "(unsolo \"bass\")",
          "(nudge :d1 0.05)",
          "(setcps 0.75)",
          "(silence d3)",
          "(hush)",
          "(d4 (nonsense))");

  @TempDir Path folder;

  private Session session(SessionLog log) {
    return Session.on(new ManualClock(), Rational.HALF, Timing.LIVE, log, Reporter.SILENT);
  }

  private static void tell(Session session, String line) {
    session.evaluate(Forms.typed(line).getFirst());
    session.scheduler().tick();
  }

  /** What counts: what slots play and played, how they are mixed, how fast. */
  private static String stands(Session session) {
    StringBuilder out = new StringBuilder();
    for (Snapshot.LaneStatus lane : session.now().lanes()) {
      out.append(lane.slot()).append(session.scheduler().texts(lane.slot())).append('\n');
      if (!lane.playing()) continue;
      out.append(lane.slot()).append(' ').append(lane.text()).append(' ').append(lane.muted());
      out.append(lane.soloed()).append(lane.nudgeNanos()).append('\n');
    }
    return out.append(session.scheduler().nextCps()).toString();
  }

  private Session restored(SessionRecord log) {
    Session next = session(SessionLog.none());
    next.canRestore(log);
    assertTrue(next.evaluate(Forms.typed("(restore)").getFirst()) instanceof Answer.Value);
    return next;
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void whatPlayedWhenItWasCutOffPlaysAgain(long seed) throws IOException {
    Random random = new Random(seed);
    try (Session session = session(SessionLog.in(folder, Instant.EPOCH))) {
      for (int i = 0; i < 40; i++) tell(session, LINES.get(random.nextInt(LINES.size())));
      Path file = Path.of(session.logText());
      try (Session next = restored(SessionRecord.read(file))) {
        assertEquals(stands(session), stands(next), "seed " + seed);
      }
    }
  }

  /** What was restored is restored again, and a replay of that session knows it. */
  @Tag("slow")
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void whatWasRestoredIsInTheLogOfTheNextSession(long seed) throws IOException {
    Random random = new Random(seed);
    try (Session session = session(SessionLog.in(folder, Instant.EPOCH))) {
      for (int i = 0; i < 40; i++) tell(session, LINES.get(random.nextInt(LINES.size())));
      SessionLog second = SessionLog.in(folder, Instant.EPOCH.plusSeconds(60));
      try (Session next = session(second)) {
        next.canRestore(SessionRecord.read(Path.of(session.logText())));
        tell(next, "(restore)");
        tell(next, "(d5 (s \"hh\"))");
        try (Session third = restored(SessionRecord.read(Path.of(next.logText())))) {
          assertEquals(stands(next), stands(third), "seed " + seed);
        }
      }
    }
  }

  @Test
  void onlyASessionThatWasCutOffIsOffered() throws IOException {
    assertTrue(SessionRecord.abandoned(folder).isEmpty());
    Session session = session(SessionLog.in(folder, Instant.EPOCH));
    tell(session, "(d1 (s \"bd\"))");
    assertTrue(SessionRecord.abandoned(folder).isEmpty(), "it is still there");
    String text = Files.readString(Path.of(session.logText()));
    session.close();
    assertTrue(SessionRecord.abandoned(folder).isEmpty(), "it has ended");
    Files.writeString(folder.resolve("2026-01-01T00-00-00.jsonl"), text);
    assertFalse(SessionRecord.abandoned(folder).isEmpty());
  }

  @Test
  void whatWasARecordingOrALeaveIsNotDoneAgain() throws IOException {
    try (Session session = session(SessionLog.in(folder, Instant.EPOCH))) {
      tell(session, "(record \"take.wav\")");
      tell(session, "(quit)");
      tell(session, "(d1 (s \"bd\"))");
      try (Session next = restored(SessionRecord.read(Path.of(session.logText())))) {
        assertFalse(next.isOver());
        assertTrue(next.isPlaying());
      }
    }
  }

  @Test
  void javaIsRestoredAsJava() throws IOException {
    try (Session session = session(SessionLog.in(folder, Instant.EPOCH))) {
      session
          .tongues()
          .typed(Language.JAVA, "d1(s(\"bd*3\"))")
          .forEach(p -> session.evaluate(Language.JAVA, p));
      try (Session next = restored(SessionRecord.read(Path.of(session.logText())))) {
        assertEquals(stands(session), stands(next));
        assertTrue(next.isPlaying());
      }
    }
  }
}
