// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.Recording;
import org.zadenza.clock.Clock;
import org.zadenza.midi.MidiTake;
import org.zadenza.schedule.Reporter;

/** The recordings of a live session, one at a time. Any thread but a timing one. */
public final class Takes implements AutoCloseable {
  private final Supplier<Optional<AudioEngine>> engine;
  private final Outlets outlets;
  private final Clock clock;
  private final Reporter messages;
  private @Nullable Recording sound;
  private @Nullable MidiTake midi;

  public Takes(
      Supplier<Optional<AudioEngine>> engine, Outlets outlets, Clock clock, Reporter messages) {
    this.engine = engine;
    this.outlets = outlets;
    this.clock = clock;
    this.messages = messages;
  }

  /**
   * Begins.
   *
   * @return what is being recorded now
   * @throws IllegalArgumentException with a sentence for the player if that cannot be
   */
  synchronized String start(String name, boolean orbits, boolean withMidi) {
    Recording before = sound;
    if (before != null && before.isRunning()) {
      throw new IllegalArgumentException(
          "record: " + before.file() + " is being recorded; (record-stop) ends it");
    }
    stop();
    AudioEngine heard =
        engine.get().orElseThrow(() -> new IllegalArgumentException("record: no sound yet"));
    MidiTake cues = withMidi ? new MidiTake(clock) : null;
    Runnable aside = cues == null ? () -> {} : cues::drain;
    try {
      Recording started = Recording.start(heard, file(name), orbits, messages, aside);
      if (cues != null) outlets.add(cues);
      sound = started;
      midi = cues;
      return "recording " + started.file() + (orbits ? ", and each orbit" : "");
    } catch (IOException e) {
      throw new IllegalArgumentException("record: " + e.getMessage(), e);
    }
  }

  private static Path file(String name) {
    try {
      Path file = Path.of(name).toAbsolutePath();
      if (file.getFileName() == null) throw new IllegalArgumentException("record wants a file");
      boolean wav = name.toLowerCase(Locale.ROOT).endsWith(".wav");
      return wav ? file : file.resolveSibling(file.getFileName() + ".wav");
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("record: no file can be called " + name, e);
    }
  }

  /** Ends it; what was kept, or nothing where nothing was being recorded. */
  synchronized Optional<String> stop() {
    Recording running = sound;
    MidiTake cues = midi;
    sound = null;
    midi = null;
    if (running == null) return Optional.empty();
    if (cues != null) outlets.remove(cues);
    running.close();
    return Optional.of(running.text() + (cues == null ? "" : written(cues, running.file())));
  }

  private String written(MidiTake cues, Path wav) {
    String name = wav.getFileName().toString();
    Path file = wav.resolveSibling(name.substring(0, name.length() - ".wav".length()) + ".mid");
    try {
      if (!cues.write(file)) return "; no event for a MIDI file";
      String lost = cues.lost() == 0 ? "" : " without " + cues.lost() + " events: too many at once";
      return "; " + file + lost;
    } catch (IOException e) {
      return "; " + file + " could not be written: " + Recording.reason(e);
    }
  }

  /** For the status line: how long it is by now; empty where nothing is recorded. */
  public synchronized String status() {
    Recording running = sound;
    if (running == null || !running.isRunning()) return "";
    long seconds = (long) running.seconds();
    return String.format(Locale.ROOT, "rec %d:%02d", seconds / 60, seconds % 60);
  }

  @Override
  public void close() {
    stop().ifPresent(text -> messages.tell("record", "kept " + text));
  }
}
