// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
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

  @Option(
      names = "--roll",
      paramLabel = "FILE.png",
      description = "A picture of what is played: a piano roll.")
  private @Nullable Path roll;

  @Option(
      names = "--spectrum",
      paramLabel = "FILE.png",
      description = "A picture of what is heard: a spectrogram.")
  private @Nullable Path spectrum;

  Rendering rendering() {
    requirePng("--roll", roll);
    requirePng("--spectrum", spectrum);
    return new Rendering(out, stems, midi, events, roll, spectrum);
  }

  private static void requirePng(String option, @Nullable Path file) {
    if (file == null || file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) return;
    throw new Refusal(option + " draws a PNG: name a file that ends with .png, not " + file);
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
    if (files().allMatch(path -> path == null || path == out)) return out;
    throw new Refusal(what + " makes sounds: --wav DIR is where they go, and nothing else is made");
  }

  private Stream<@Nullable Path> files() {
    return Stream.of(out, stems, midi, events, roll, spectrum);
  }

  /** Whether anything is to be written. */
  public boolean isAny() {
    return files().anyMatch(Objects::nonNull);
  }

  /** Says how long the music is and what was written. */
  public void report(Rational cycles, long nanos, PrintWriter to) {
    double seconds = (double) nanos / Clock.NANOS_PER_SECOND;
    to.println(String.format(Locale.ROOT, "%s cycles, %.3f s", cycles, seconds));
    files().filter(Objects::nonNull).forEach(path -> to.println("wrote " + path));
    to.flush();
  }
}
