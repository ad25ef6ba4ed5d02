// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Forms;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/** A disk that is full stops neither the music nor, once there is room, the log. */
class SessionLogTest {
  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();
  private final Reporter reporter = (where, what) -> told.add(where + ": " + what);
  private final StringWriter disk = new StringWriter();
  private boolean full;

  private final class Full extends Writer {
    @Override
    public void write(char[] from, int offset, int length) throws IOException {
      if (full) throw new IOException("No space left on device");
      disk.write(from, offset, length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private Session session() {
    SessionLog log = SessionLog.to(new Full());
    return Session.on(new ManualClock(), Rational.HALF, Timing.LIVE, log, reporter);
  }

  private static void type(Session session, String... lines) {
    for (String line : lines) session.evaluate(Forms.typed(line).getFirst());
  }

  private List<String> texts() throws IOException {
    Path file = Files.writeString(folder.resolve("log.jsonl"), disk.toString());
    return SessionRecord.read(file).lines().stream()
        .filter(line -> line instanceof LogLine.Evaluated)
        .map(line -> ((LogLine.Evaluated) line).text())
        .toList();
  }

  @Test
  void whatAFullDiskDidNotTakeIsWrittenWhenThereIsRoom() throws IOException {
    try (Session session = session()) {
      type(session, "(setcps 1)");
      full = true;
      type(session, "(setcps 2)", "(setcps 3)");
      assertEquals(List.of("(setcps 1)"), texts());
      full = false;
      type(session, "(setcps 4)");
      assertEquals(List.of("(setcps 1)", "(setcps 2)", "(setcps 3)", "(setcps 4)"), texts());
    }
    assertEquals(
        List.of(
            "log: the log cannot be written: No space left on device; what comes is kept until it"
                + " can be written",
            "log: it can be written again, and nothing of it is missing"),
        told);
  }

  @Test
  void aSessionThatEndsOnAFullDiskSaysSo() throws IOException {
    try (Session session = session()) {
      type(session, "(setcps 1)");
      full = true;
      type(session, "(setcps 2)");
    }
    assertEquals(List.of("(setcps 1)"), texts());
    assertTrue(
        told.getLast().endsWith("the last of the session is not in its log"), told::toString);
  }
}
