// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import org.zadenza.clock.Clock;

/**
 * Which frame of a sound card belongs to which moment of session time: a delay-locked loop over
 * readings of both (F. Adriaensen, Using a DLL to filter time, 2005), so that neither a late
 * reading nor a card that runs a little fast moves a note. One thread; makes no garbage.
 */
final class FrameClock {
  /** Follows a drift within seconds, hears no jitter of single readings. */
  private static final double BANDWIDTH_HZ = 0.1;

  /** At first it follows faster, for as many readings as this takes seconds. */
  private static final double SETTLING_HZ = 2;

  /**
   * A reading further off than this is a hiccup; several in a row to the same side mean that the
   * server lost frames, and are a new beginning.
   */
  private static final double HICCUP_SECONDS = 0.000_25;

  private static final int HICCUPS = 5;

  private final double nominalRate;
  private double framesPerNano;
  private double frame;
  private long nanos;
  private long readings;
  private double seconds;
  private int hiccups;
  private long wholeFrames;
  private boolean begun;

  FrameClock(double framesPerSecond) {
    nominalRate = framesPerSecond / Clock.NANOS_PER_SECOND;
    framesPerNano = nominalRate;
  }

  /** The counter of 32 bits as one that never wraps. */
  long unwrapped(long counter) {
    if (!begun) wholeFrames = counter & 0xFFFFFFFFL;
    begun = true;
    return wholeFrames + (int) (counter - wholeFrames);
  }

  /**
   * Takes a reading in.
   *
   * @param atNanos session time
   * @param counter the frame counter at that moment, rounded down
   */
  void observe(long atNanos, long counter) {
    long whole = unwrapped(counter);
    wholeFrames = whole;
    double seen = whole + 0.5;
    double error = seen - frameAt(atNanos);
    boolean hiccup = Math.abs(error) > HICCUP_SECONDS * nominalRate * Clock.NANOS_PER_SECOND;
    if (!hiccup || Math.signum(error) != Math.signum(hiccups)) hiccups = 0;
    if (hiccup) hiccups += error > 0 ? 1 : -1;
    if (readings == 0 || Math.abs(hiccups) > HICCUPS) {
      restart(atNanos, seen);
      return;
    }
    if (hiccup) return;
    double elapsed = (atNanos - nanos) / (double) Clock.NANOS_PER_SECOND;
    seconds += elapsed;
    double bandwidth = Math.max(BANDWIDTH_HZ, SETTLING_HZ / (1 + 2 * seconds * SETTLING_HZ));
    double omega = Math.min(0.5, 2 * Math.PI * bandwidth * elapsed);
    frame = frameAt(atNanos) + Math.sqrt(2) * omega * error;
    if (elapsed > 0) {
      framesPerNano += omega * omega * error / (elapsed * Clock.NANOS_PER_SECOND);
    }
    nanos = atNanos;
    readings++;
  }

  private void restart(long atNanos, double seen) {
    nanos = atNanos;
    frame = seen;
    framesPerNano = nominalRate;
    readings = 1;
    seconds = 0;
    hiccups = 0;
  }

  /** The frame, with its fraction, at a moment of session time. */
  double frameAt(long atNanos) {
    return frame + (atNanos - nanos) * framesPerNano;
  }

  /** The moment of session time at which a frame comes. */
  long nanosAt(double atFrame) {
    return nanos + Math.round((atFrame - frame) / framesPerNano);
  }
}
