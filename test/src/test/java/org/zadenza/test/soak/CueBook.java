// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.zadenza.clock.Clock;
import org.zadenza.schedule.Cue;
import org.zadenza.sink.EventLogSink;
import org.zadenza.sink.Sink;

/**
 * Writes every cue into a file as it comes, and sees to it that the cues of a slot come in the
 * order of their time and before it. The thread that sends.
 */
final class CueBook implements Sink {
  /** Who reads along. */
  interface Reader {
    /** How much later the cues of a slot come now. */
    long nudgeNanos(String slot);

    /** A cue of a slot was sent. */
    void heard(Cue cue);
  }

  private final BufferedWriter out;
  private final Clock clock;
  private final Reader reader;
  private final Findings findings;
  private final Map<String, Long> latest = new HashMap<>();
  private long count;
  private volatile long patientUntil;
  private long mostLateNanos = Long.MIN_VALUE;

  CueBook(Path file, Clock clock, Reader reader, Findings findings) throws IOException {
    this.out = Files.newBufferedWriter(file);
    this.clock = clock;
    this.reader = reader;
    this.findings = findings;
  }

  /** False for what plays once. */
  private static boolean hasSlot(Cue cue) {
    return !cue.slot().equals("once") && !cue.hurried();
  }

  /** The machine stood still: until this moment cues may come late. */
  void patientUntil(long nanos) {
    patientUntil = nanos;
  }

  @Override
  public void accept(Cue cue) {
    count++;
    try {
      out.write(EventLogSink.line(cue));
      out.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!hasSlot(cue)) return;
    long nudge = reader.nudgeNanos(cue.slot());
    inOrder(cue, cue.nanos() - nudge);
    inTime(cue, Math.min(0, nudge));
    reader.heard(cue);
  }

  private void inOrder(Cue cue, long nanos) {
    Long before = latest.put(cue.slot(), nanos);
    if (before != null && nanos < before) {
      findings.violated(
          "time goes back in " + cue.slot() + " by " + (before - nanos) + " ns: " + cue);
    }
  }

  private void inTime(Cue cue, long early) {
    long late = clock.nanos() - (cue.nanos() - early);
    if (clock.nanos() < patientUntil) return;
    mostLateNanos = Math.max(mostLateNanos, late);
    if (late > 0) findings.violated(late + " ns late: " + cue);
  }

  long count() {
    return count;
  }

  /** How long before its time the latest cue came; any patience left out. */
  long leastLeadNanos() {
    return -mostLateNanos;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
