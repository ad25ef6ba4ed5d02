// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.EngineLoad;
import org.zadenza.audio.JackAudioOutput;
import org.zadenza.audio.LiveOutput;
import org.zadenza.audio.Output;
import org.zadenza.audio.PatchFolder;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.audio.SilentOutput;
import org.zadenza.audio.font.Soundfont;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.clock.Clock;
import org.zadenza.schedule.Reporter;

/** The bundled instruments, started beside the prompt, so that nobody waits for a sound card. */
public final class LiveSound implements AutoCloseable {
  private static final int SAMPLE_RATE = 48_000;

  private final Clock clock;
  private final Folders folders;
  private final SampleLibrary samples;
  private final Reporter messages;
  private final Object reading = new Object();
  private volatile @Nullable PatchFolder patches;
  private @Nullable Soundfont font;
  private @Nullable AudioEngine engine;
  private @Nullable Output output;
  private volatile boolean closed;

  /**
   * @param samples recorded sounds, which go before instruments of the same name
   */
  public LiveSound(Clock clock, Folders folders, SampleLibrary samples, Reporter messages) {
    this.clock = clock;
    this.folders = folders;
    this.samples = samples;
    this.messages = messages;
  }

  /**
   * Where the sound goes.
   *
   * @param heard false for nowhere, in time, without trying a device
   * @param outputs how many, in pairs; the control {@code channel} says to which an orbit goes
   * @param orbits on JACK, two channels for each orbit beside these
   */
  public record Way(boolean heard, int outputs, boolean orbits) {
    public static final Way SILENT = new Way(false, 2, false);
  }

  /** Opens the sound device and joins the session's outlets. Takes as long as the device does. */
  public void start(Outlets outlets, Way way) {
    PatchFolder library = instruments();
    int rate = way.heard() ? JackAudioOutput.serverRate().orElse(SAMPLE_RATE) : SAMPLE_RATE;
    AudioEngine started =
        new AudioEngine(library.current(), samples, rate, clock, messages, way.outputs());
    library.heardBy(started::patches);
    started.desk().use();
    Output opened =
        way.heard()
            ? LiveOutput.open(started, clock, way.orbits(), messages)
            : SilentOutput.open(started, clock);
    if (keep(started, opened)) outlets.add(started);
    else opened.close();
  }

  /** The instruments, which follow the player's files; read when they are first asked for. */
  public PatchFolder instruments() {
    synchronized (reading) {
      PatchFolder known = patches;
      if (known != null) return known;
      PatchFolder read = PatchFolder.watch(PatchLibrary.bundled(), folders.patches(), messages);
      patches = read;
      if (closed) read.close();
      return read;
    }
  }

  private synchronized boolean keep(AudioEngine started, Output opened) {
    if (closed) return false;
    engine = started;
    started.soundfont(font);
    output = opened;
    return true;
  }

  /** Plays General MIDI's names by a soundfont from now on; null for none. */
  public synchronized void soundfont(@Nullable Soundfont newFont) {
    font = newFont;
    if (engine != null) engine.soundfont(newFont);
  }

  /** Names of the sounds, as far as they are known by now. */
  public synchronized SortedSet<String> names() {
    SortedSet<String> out = samples.names();
    PatchFolder known = patches;
    if (known != null) out.addAll(known.current().names());
    return out;
  }

  public synchronized Optional<EngineLoad> load() {
    return engine().map(AudioEngine::load);
  }

  /** The instruments; empty while they are being started. */
  public synchronized Optional<AudioEngine> engine() {
    return Optional.ofNullable(engine);
  }

  /** Where it is heard; empty while that is being opened. */
  public synchronized Optional<Output> output() {
    return Optional.ofNullable(output);
  }

  /** Where sound goes and how well, in a line; empty while that is being opened. */
  public synchronized String text() {
    Output to = output;
    AudioEngine from = engine;
    if (to == null || from == null) return "";
    EngineLoad load = from.load();
    return String.format(
        Locale.ROOT,
        "sound: %s, %d underruns, load %.0f%%, %d sounds too late, %d dropped; its thread: %s",
        to.describe(),
        to.underruns(),
        100 * load.fraction(),
        load.late(),
        load.dropped(),
        to.priority().says());
  }

  /** For the status line: the highest peak of late; empty where nothing is measured. */
  public synchronized String levels() {
    AudioEngine from = engine;
    if (from == null || from.desk().level().peak() <= 0) return "";
    return String.format(Locale.ROOT, "peak %.0f dB", from.desk().level().peakDb());
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (output != null) output.close();
    PatchFolder read = patches;
    if (read != null) read.close();
  }
}
