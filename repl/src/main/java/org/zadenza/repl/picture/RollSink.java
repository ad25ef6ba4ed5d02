// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zadenza.schedule.Cue;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;

/** Draws what is played as a piano roll, into a PNG file that is written when it is closed. */
public final class RollSink implements Sink {
  private final Path file;
  private final double cycles;
  private final List<Cue> cues = new ArrayList<>();

  /**
   * @param cycles how many cycles it shows, from 0 on
   */
  public RollSink(Path file, Rational cycles) {
    this.file = file;
    this.cycles = cycles.toDouble();
  }

  /** Any thread. */
  @Override
  public synchronized void accept(Cue cue) {
    cues.add(cue);
  }

  /**
   * Writes the file.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public synchronized void close() {
    write(file, PianoRoll.of(cues, cycles));
  }

  static void write(Path file, Canvas canvas) {
    try {
      Files.write(file, canvas.png());
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot write " + file + ": " + e.getMessage(), e));
    }
  }
}
