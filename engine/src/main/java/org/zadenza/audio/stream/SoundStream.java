// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.stream;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A sound that one note asked for, while it is made: first nothing, then a {@link GrowingSound}.
 * Where that is not made yet another may stand in for it, that is as high and begins with it.
 *
 * <p>The clock's thread makes it, a thread that computes {@link #gives} the sound, the audio thread
 * plays it, takes what is there and {@link #leaves}. Nobody waits, but offline, where {@link
 * #await} has the sound made.
 */
public final class SoundStream {
  /** Makes what offline is waited for. */
  @FunctionalInterface
  public interface Maker {
    /** Live: what is not made is not there. */
    Maker NONE = (stream, samples) -> {};

    /** Returns when so many samples of a stream's sound are made, or all that there will be. */
    void make(SoundStream stream, int samples);
  }

  private final int rate;
  private final double speed;
  private final Maker maker;
  private final AtomicLong overtakings;
  private final AtomicLong standIns;
  private volatile @Nullable GrowingSound sound;
  private volatile @Nullable GrowingSound standIn;
  private volatile boolean left;

  /**
   * A stream without sound.
   *
   * @param rate samples a second at speed 1
   * @param speed how fast it is played: 2 is an octave higher
   * @param maker makes what is waited for
   * @param overtakings counts how often a note came to where nothing was made yet
   */
  public SoundStream(int rate, double speed, Maker maker, AtomicLong overtakings) {
    this(rate, speed, maker, overtakings, new AtomicLong());
  }

  /**
   * The same where others may stand in.
   *
   * @param standIns counts how often another was played where nothing was made yet
   */
  public SoundStream(
      int rate, double speed, Maker maker, AtomicLong overtakings, AtomicLong standIns) {
    this.rate = rate;
    this.speed = speed;
    this.maker = maker;
    this.overtakings = overtakings;
    this.standIns = standIns;
  }

  /** Samples a second at speed 1. */
  public int rate() {
    return rate;
  }

  /** How fast it is played. */
  public double speed() {
    return speed;
  }

  /** What is made of it, null while nobody began. */
  public @Nullable GrowingSound sound() {
    return sound;
  }

  /** The computing thread. From now on it is this sound, made or not. */
  public void gives(GrowingSound given) {
    sound = given;
  }

  /** The computing thread, before it gives the sound itself: this plays where that is not made. */
  public void standsIn(GrowingSound given) {
    standIn = given;
  }

  /** What plays where the sound is not made yet; null for nothing. */
  public @Nullable GrowingSound standIn() {
    return standIn;
  }

  /** Audio thread. Offline so many samples are made when it returns; live it returns at once. */
  public void await(int samples) {
    maker.make(this, samples);
  }

  /** Audio thread. Counts that it was faster than who makes it. */
  public void overtaken() {
    (standIn == null ? overtakings : standIns).incrementAndGet();
  }

  /** Audio thread. Nobody listens any more. */
  public void leaves() {
    left = true;
  }

  /** Whether nobody listens any more. */
  public boolean isLeft() {
    return left;
  }
}
