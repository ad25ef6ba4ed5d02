// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zadenza.repl.session.Replay;
import org.zadenza.repl.session.SessionRecord;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.EventLogSink;

/**
 * Plays a session again from its log.
 *
 * @param log of the session
 * @param folder for what it writes
 */
record Again(Path log, Path folder) {

  /** Compares what it sends with what was sent, line for line; how many lines were the same. */
  long compare(Path events, Findings findings) throws IOException {
    Path again = folder.resolve("again.jsonl");
    SessionRecord record = SessionRecord.read(log);
    try (BufferedWriter out = Files.newBufferedWriter(again);
        Replay replay = new Replay(record, Reporter.SILENT)) {
      replay.session().outlets().add((Cue cue) -> write(out, cue));
      replay.play(record.end());
    }
    try (BufferedReader first = Files.newBufferedReader(events);
        BufferedReader second = Files.newBufferedReader(again)) {
      for (long same = 0; ; same++) {
        String wanted = first.readLine();
        String line = second.readLine();
        if (wanted == null && line == null) return same;
        if (wanted != null && wanted.equals(line)) continue;
        findings.violated("replay differs in line %d:%n  %s%n  %s".formatted(same, wanted, line));
        return same;
      }
    }
  }

  private static void write(BufferedWriter out, Cue cue) {
    try {
      out.write(EventLogSink.line(cue));
      out.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
