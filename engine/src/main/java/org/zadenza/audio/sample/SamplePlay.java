// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import org.jspecify.annotations.Nullable;

/**
 * How a sample is to be played, by SuperDirt's rules; a slot that is filled again and again.
 *
 * <p>Written on the clock's thread, but for the sound itself, which may come only when it is due;
 * {@link #fit} then turns wishes into frames.
 */
public final class SamplePlay {
  /** What {@link #speed} counts. */
  public enum Unit {
    /** How many times as fast as it was recorded. */
    RATE,
    /**
     * How often the whole sample is played in a second, as Strudel's {@code unit "c"} has it: words
     * such as {@code loopAt} have counted in the tempo already.
     */
    CYCLES,
    /** How many seconds the whole sample lasts. */
    SECONDS
  }

  private static final double FASTEST = 128;
  private static final double LONGEST_SECONDS = 600;

  /** The file; null where no sample is to be played. */
  public @Nullable SampleFile file;

  /** Its sound; null while it is not loaded. */
  public @Nullable Sample sample;

  /** Which part, 0..1; begin may lie after end: then it is played backwards. */
  public double begin;

  public double end;

  /** Below 0 it is played backwards. */
  public double speed;

  public Unit unit = Unit.RATE;

  /** A factor on the speed. */
  public double pitch;

  /** By how much of itself the speed changes until the end. */
  public double accelerate;

  /**
   * How often the part is played; 0 is once, and as long as {@link #seconds} where that is more.
   */
  public double loop;

  /** How long at most, in seconds; infinite for as long as it is. */
  public double seconds;

  /** How much {@link org.zadenza.dsp.Squiz} raises it; 1 and below is nothing. */
  public double squiz;

  /** Where the part begins and ends, in frames of the sample. */
  public double from;

  public double to;

  /** Where it starts. */
  public double start;

  /** Frames of the sample per frame of the output; below 0 backwards. */
  public double step;

  /** By how much the step changes with each frame of the output. */
  public double stepChange;

  /** True if it goes on at the other end of the part. */
  public boolean loops;

  /**
   * Works out the frames. Audio thread.
   *
   * @return how long it will sound, in seconds
   */
  public double fit(int sampleRate) {
    Sample sound = sample;
    if (sound == null) return 0;
    boolean forward = begin <= end == speed > 0;
    from = Math.min(begin, end) * sound.frames();
    to = Math.max(begin, end) * sound.frames();
    double rate = Math.min(FASTEST, rate(sound.seconds()) * pitch);
    double lastRate = Math.min(FASTEST, rate * Math.abs(1 + accelerate));
    double once = (to - from) / sound.rate() / (0.5 * (rate + lastRate));
    if (!(once > 0) || Double.isInfinite(once)) return 0;
    loops = loop > 0;
    double all = loops && seconds < Double.POSITIVE_INFINITY ? seconds : once * Math.max(loop, 0);
    double lasts = Math.min(LONGEST_SECONDS, Math.min(seconds, loops ? all : once));
    if (loops) alignLoop();
    double direction = forward ? 1 : -1;
    start = forward ? from : to - 1;
    step = direction * rate * sound.rate() / sampleRate;
    stepChange = step * accelerate / Math.max(1, lasts * sampleRate);
    return lasts;
  }

  private double rate(double wholeSeconds) {
    double amount = Math.abs(speed);
    return switch (unit) {
      case RATE -> amount;
      case CYCLES -> amount * wholeSeconds;
      case SECONDS -> amount == 0 ? 0 : wholeSeconds / amount;
    };
  }

  private void alignLoop() {
    from = Math.floor(from);
    to = Math.max(from + 1, Math.ceil(to));
  }
}
