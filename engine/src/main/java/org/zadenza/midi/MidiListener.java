// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

/**
 * Hears what comes in from a port. Called on the device's or JACK's own thread, so it must return
 * at once, must not throw, and makes no garbage.
 */
@FunctionalInterface
public interface MidiListener {
  /**
   * @param nanos session time at which it came
   * @param bytes a message of one to three bytes, the status in the lowest byte
   */
  void received(long nanos, int bytes);
}
