// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.OfflineRenderer;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.audio.Recorder;
import org.zadenza.audio.WavFile;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
import org.zadenza.midi.MidiFileSink;
import org.zadenza.repl.picture.RollSink;
import org.zadenza.repl.picture.SpectrogramFile;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.EventLogSink;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;

/**
 * Plays a session as fast as the machine can, on a clock that is moved by hand: the same set gives
 * the same bytes.
 *
 * @param sound a WAV file of all slots, or null
 * @param stems a folder for a WAV file of each slot, or null
 * @param midi a MIDI file, or null
 * @param events a file with one JSON object a cue, or null
 * @param roll a picture (PNG) of what is played, a piano roll, or null
 * @param spectrum a picture (PNG) of what is heard, a spectrogram, or null
 */
public record Rendering(
    @Nullable Path sound,
    @Nullable Path stems,
    @Nullable Path midi,
    @Nullable Path events,
    @Nullable Path roll,
    @Nullable Path spectrum) {
  private static final int SAMPLE_RATE = 48_000;
  private static final long STEP_NANOS = Clock.NANOS_PER_SECOND / 20;

  /**
   * What is in a hurry, and what is nudged, begins before the place up to which all was planned.
   */
  private static final long BEHIND_NANOS = Clock.NANOS_PER_SECOND;

  /** Without pictures. */
  public Rendering(
      @Nullable Path sound, @Nullable Path stems, @Nullable Path midi, @Nullable Path events) {
    this(sound, stems, midi, events, null, null);
  }

  /**
   * Plays {@code cycles} cycles and writes the files.
   *
   * @return how long that is, in nanoseconds of music
   */
  public long play(Session session, ManualClock clock, Rational cycles, Reporter messages)
      throws IOException {
    OfflineRenderer renderer = outlets(session, clock, messages);
    draw(session, cycles);
    session.scheduler().tick();
    long end = session.scheduler().tempo().nanosAt(cycles);
    while (clock.nanos() < end) {
      clock.moveTo(Math.min(end, clock.nanos() + STEP_NANOS));
      session.scheduler().tick();
      if (renderer != null) renderer.advanceTo(clock.nanos() + Timing.EARLIEST_NUDGE_NANOS);
      end = session.scheduler().tempo().nanosAt(cycles);
    }
    if (renderer != null) renderer.advanceTo(end);
    return end;
  }

  /**
   * Plays a session again and writes the files.
   *
   * @param end up to which cycle of the session
   * @return how long that is, in nanoseconds of music
   */
  public long replay(Replay replay, Rational end, Reporter messages) throws IOException {
    Scheduler scheduler = replay.session().scheduler();
    OfflineRenderer renderer = outlets(replay.session(), replay.clock(), messages);
    draw(replay.session(), end);
    if (renderer != null) {
      replay.onKey(renderer::addKey);
      replay.onPlanned(
          () -> {
            long safe = scheduler.tempo().nanosAt(scheduler.sentUpTo()) - BEHIND_NANOS;
            replay.pressUpTo(safe);
            renderer.advanceTo(safe);
          });
    }
    replay.play(end);
    long nanos = scheduler.tempo().nanosAt(end);
    replay.pressUpTo(nanos);
    if (renderer != null) renderer.advanceTo(nanos);
    return nanos;
  }

  private void draw(Session session, Rational cycles) {
    if (roll != null) session.outlets().add(new RollSink(roll, cycles));
  }

  /** Adds what is to be written to a session; what renders, or null where nothing is rendered. */
  @Nullable OfflineRenderer outlets(Session session, Clock clock, Reporter messages)
      throws IOException {
    makeFolders();
    if (midi != null) session.outlets().add(new MidiFileSink(midi));
    if (events != null) session.outlets().add(new EventLogSink(events));
    OfflineRenderer renderer =
        sound == null && stems == null && spectrum == null
            ? null
            : renderer(session.samples(), messages);
    if (renderer == null) return null;
    session.fonts().heardBy(renderer::soundfont);
    renderer.plays(() -> session.outlets().rendered(SAMPLE_RATE));
    session.outlets().add(new InTime(renderer, clock));
    return renderer;
  }

  /** A hush comes when the clock says, which may be before what was rendered last. */
  record InTime(OfflineRenderer renderer, Clock clock) implements Sink {
    @Override
    public void accept(Cue cue) {
      renderer.accept(cue);
    }

    @Override
    public void hush() {
      renderer.hushAt(clock.nanos());
    }

    @Override
    public void panic() {
      renderer.panicAt(clock.nanos());
    }

    @Override
    public void close() {
      renderer.close();
    }
  }

  private OfflineRenderer renderer(SampleLibrary samples, Reporter messages) throws IOException {
    Recorder mix = mix();
    PatchLibrary patches = PatchLibrary.bundled();
    if (stems == null)
      return new OfflineRenderer(patches, samples, SAMPLE_RATE, messages, mix, null);
    return new OfflineRenderer(
        patches,
        samples,
        SAMPLE_RATE,
        messages,
        mix,
        slot -> new WavFile(stems.resolve(slot + ".wav"), SAMPLE_RATE));
  }

  private Recorder mix() throws IOException {
    Recorder out = sound == null ? (left, right, frames) -> {} : new WavFile(sound, SAMPLE_RATE);
    return spectrum == null ? out : new SpectrogramFile(spectrum, SAMPLE_RATE, out);
  }

  /** What cannot be written is told before anything plays. */
  private void makeFolders() throws IOException {
    if (stems != null) Files.createDirectories(stems);
    for (Path file : new Path[] {sound, midi, events, roll, spectrum}) {
      if (file == null) continue;
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) createFolder(folder, file);
      if (Files.isDirectory(file)) throw new IOException(file + " is a folder: name a file");
      if (!Files.isWritable(Files.exists(file) || folder == null ? file : folder)) {
        throw new IOException("there cannot be written to " + file);
      }
    }
  }

  private static void createFolder(Path folder, Path file) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileSystemException e) {
      throw new IOException(file + " is no place for a file: part of it is one, or is closed", e);
    }
  }
}
