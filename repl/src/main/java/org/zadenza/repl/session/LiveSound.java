// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.nio.file.Files;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.EngineLoad;
import org.zadenza.audio.Output;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.audio.SilentOutput;
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
  private @Nullable PatchLibrary patches;
  private @Nullable AudioEngine engine;
  private @Nullable Output output;
  private boolean closed;

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
   * Opens the sound device and joins the session's outlets. Takes as long as the device does.
   *
   * @param silent plays in time but unheard, without trying a device
   */
  public void start(Outlets outlets, boolean silent) {
    PatchLibrary library = PatchLibrary.bundled();
    if (Files.isDirectory(folders.patches())) {
      library = library.withFolder(folders.patches(), messages);
    }
    AudioEngine started = new AudioEngine(library, samples, SAMPLE_RATE, clock, messages);
    Output opened =
        silent ? SilentOutput.open(started, clock) : Output.open(started, clock, messages);
    if (keep(library, started, opened)) outlets.add(started);
    else opened.close();
  }

  private synchronized boolean keep(PatchLibrary library, AudioEngine started, Output opened) {
    if (closed) return false;
    patches = library;
    engine = started;
    output = opened;
    return true;
  }

  /** Names of the sounds, as far as they are known by now. */
  public synchronized SortedSet<String> names() {
    SortedSet<String> out = samples.names();
    if (patches != null) out.addAll(patches.names());
    return out;
  }

  public synchronized Optional<EngineLoad> load() {
    return Optional.ofNullable(engine).map(AudioEngine::load);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (output != null) output.close();
  }
}
