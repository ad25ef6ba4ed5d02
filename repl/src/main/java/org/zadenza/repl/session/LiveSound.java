// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.EngineLoad;
import org.zadenza.audio.Output;
import org.zadenza.audio.PatchFolder;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.audio.SilentOutput;
import org.zadenza.clock.Clock;
import org.zadenza.schedule.Reporter;

/** The bundled instruments, started beside the prompt, so that nobody waits for a sound card. */
public final class LiveSound implements AutoCloseable {
  private static final int SAMPLE_RATE = 48_000;

  private final Clock clock;
  private final Folders folders;
  private final Reporter messages;
  private final Object reading = new Object();
  private volatile @Nullable PatchFolder patches;
  private @Nullable AudioEngine engine;
  private @Nullable Output output;
  private volatile boolean closed;

  public LiveSound(Clock clock, Folders folders, Reporter messages) {
    this.clock = clock;
    this.folders = folders;
    this.messages = messages;
  }

  /**
   * Opens the sound device and joins the session's outlets. Takes as long as the device does.
   *
   * @param silent plays in time but unheard, without trying a device
   */
  public void start(Outlets outlets, boolean silent) {
    PatchFolder library = instruments();
    AudioEngine started = new AudioEngine(library.current(), SAMPLE_RATE, clock, messages);
    library.heardBy(started::patches);
    Output opened =
        silent ? SilentOutput.open(started, clock) : Output.open(started, clock, messages);
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
    output = opened;
    return true;
  }

  /** Names of the sounds, as far as they are known by now. */
  public synchronized SortedSet<String> names() {
    PatchFolder known = patches;
    return known == null ? new TreeSet<>() : known.current().names();
  }

  public synchronized Optional<EngineLoad> load() {
    return Optional.ofNullable(engine).map(AudioEngine::load);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (output != null) output.close();
    PatchFolder read = patches;
    if (read != null) read.close();
  }
}
