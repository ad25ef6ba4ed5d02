// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Turns a stream of performance events into notes as they end. Owned by one thread.
 *
 * <p>Before any velocity event notes have velocity 65. A note that begins again while it sounds
 * ends there; an end without a beginning is nothing.
 */
public final class PerformanceDecoder {
  private static final int BEFORE_ANY = 16; // bin, velocity 65

  private final long[] starts = new long[PerformanceCodec.OFF];
  private final int[] velocities = new int[PerformanceCodec.OFF];
  private long now;
  private int bin = BEFORE_ANY;

  /** Begins at 0 seconds, nothing sounding. */
  public PerformanceDecoder() {
    Arrays.fill(starts, -1);
  }

  /** Takes one event and hands on the note that it ends, if it does. */
  public void accept(int event, Consumer<? super PerformanceNote> ended) {
    if (event < 0 || event >= PerformanceCodec.EVENTS) {
      throw new IllegalArgumentException("event must be in 0 to 387: " + event);
    }
    if (event >= PerformanceCodec.VELOCITY) {
      bin = event - PerformanceCodec.VELOCITY;
    } else if (event >= PerformanceCodec.SHIFT) {
      now += PerformanceCodec.steps(event);
    } else {
      end(event % PerformanceCodec.OFF, ended);
      if (event < PerformanceCodec.OFF) {
        starts[event] = now;
        velocities[event] = PerformanceCodec.velocity(bin);
      }
    }
  }

  /** Ends what still sounds. */
  public void finish(Consumer<? super PerformanceNote> ended) {
    for (int pitch = 0; pitch < starts.length; pitch++) {
      end(pitch, ended);
    }
  }

  /** The time that has passed, in hundredths of a second. */
  public long now() {
    return now;
  }

  private void end(int pitch, Consumer<? super PerformanceNote> ended) {
    if (starts[pitch] >= 0) {
      double rate = PerformanceCodec.STEPS_PER_SECOND;
      ended.accept(new PerformanceNote(pitch, velocities[pitch], starts[pitch] / rate, now / rate));
      starts[pitch] = -1;
    }
  }
}
