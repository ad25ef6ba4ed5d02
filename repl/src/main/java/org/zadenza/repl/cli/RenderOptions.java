// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.repl.session.Rendering;
import org.zadenza.time.Rational;
import picocli.CommandLine.Option;

/** Which files come of a rendering. */
public final class RenderOptions {
  @Option(
      names = {"--out", "--wav"},
      paramLabel = "FILE.wav",
      description = "All slots together.")
  private @Nullable Path out;

  @Option(names = "--stems", paramLabel = "DIR", description = "One WAV file a slot.")
  private @Nullable Path stems;

  @Option(names = "--midi", paramLabel = "FILE.mid", description = "A MIDI file.")
  private @Nullable Path midi;

  @Option(names = "--events", paramLabel = "FILE.jsonl", description = "One JSON object a line.")
  private @Nullable Path events;

  Rendering rendering() {
    return new Rendering(out, stems, midi, events);
  }

  /** The same with a MIDI file and nothing else. */
  public static RenderOptions midi(Path file) {
    RenderOptions options = new RenderOptions();
    options.midi = file;
    return options;
  }

  /**
   * Where the sound goes, where nothing else is to be written.
   *
   * @throws Refusal if something else is, which {@code what} has not
   */
  public @Nullable Path onlySound(String what) {
    if (stems == null && midi == null && events == null) return out;
    throw new Refusal(what + " makes sounds: --wav DIR is where they go, and nothing else is made");
  }

  /** Whether anything is to be written. */
  public boolean isAny() {
    return out != null || stems != null || midi != null || events != null;
  }

  /** Says how long the music is and what was written. */
  public void report(Rational cycles, long nanos, PrintWriter to) {
    double seconds = (double) nanos / Clock.NANOS_PER_SECOND;
    to.println(String.format(Locale.ROOT, "%s cycles, %.3f s", cycles, seconds));
    for (Path path : new Path[] {out, stems, midi, events}) {
      if (path != null) to.println("wrote " + path);
    }
    to.flush();
  }
}
