// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A sound file that is known, and its sound while that is in memory. Any thread. */
public final class SampleFile {
  /** What is to be done about it. */
  enum State {
    AT_REST,
    ASKED_FOR,
    REFUSED
  }

  private final String sound;
  private final Path path;
  private final @Nullable URI source;
  private final double rootNote;
  private final AtomicReference<State> state = new AtomicReference<>(State.AT_REST);
  private volatile @Nullable Sample sample;
  private volatile long lastUse;

  /**
   * @param sound what the player calls it
   * @param source where it is fetched from; null for a file of this machine
   * @param rootNote the MIDI number of the pitch that it has
   */
  SampleFile(String sound, Path path, @Nullable URI source, double rootNote) {
    this.sound = sound;
    this.path = path;
    this.source = source;
    this.rootNote = rootNote;
  }

  /** What the player calls it. */
  public String sound() {
    return sound;
  }

  public Path path() {
    return path;
  }

  /** Where it is fetched from, or null. */
  @Nullable URI source() {
    return source;
  }

  /** What a message calls it. */
  String shown() {
    return source == null ? path.toString() : source.toString();
  }

  /** The MIDI number at which it sounds as it was recorded. */
  public double rootNote() {
    return rootNote;
  }

  /** Its sound, or null while it is not in memory. */
  public @Nullable Sample sample() {
    return sample;
  }

  /** True if it cannot be read, so that it is not tried again. */
  public boolean isRefused() {
    return state.get() == State.REFUSED;
  }

  /** True for the one who is to have it loaded. */
  boolean ask() {
    return sample == null && state.compareAndSet(State.AT_REST, State.ASKED_FOR);
  }

  void loaded(Sample loaded) {
    sample = loaded;
    state.set(State.AT_REST);
  }

  void refuse() {
    state.set(State.REFUSED);
  }

  void forget() {
    sample = null;
  }

  void used(long when) {
    lastUse = when;
  }

  long lastUse() {
    return lastUse;
  }
}
