// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.Set;
import org.zadenza.clock.Clock;

/**
 * How an output is used.
 *
 * @param slots the slots that it has to itself; empty for every slot, beside the other outputs
 * @param channel the channel where a cue names none, 1 to 16
 * @param latencyNanos how much later than the other outputs it plays; earlier where negative
 */
public record OutletOptions(Set<String> slots, int channel, long latencyNanos) {
  public static final OutletOptions PLAIN = new OutletOptions(Set.of(), 1, 0);

  /** A message cannot be sent before its cue has come. */
  public static final long EARLIEST_NANOS = -3 * Clock.NANOS_PER_SECOND / 20;

  public static final long LATEST_NANOS = 2 * Clock.NANOS_PER_SECOND;

  private static final int CHANNELS = 16;

  public OutletOptions {
    slots = Set.copyOf(slots);
    if (channel < 1 || channel > CHANNELS) {
      throw new IllegalArgumentException("a MIDI channel is a number from 1 to 16, not " + channel);
    }
    if (latencyNanos < EARLIEST_NANOS || latencyNanos > LATEST_NANOS) {
      throw new IllegalArgumentException(
          "latency wants from -0.15 to 2 seconds, not " + latencyNanos * 1e-9);
    }
  }
}
