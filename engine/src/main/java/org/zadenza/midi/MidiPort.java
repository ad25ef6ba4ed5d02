// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

/**
 * An open MIDI output: a device of the system, a port of JACK, or a recorder in a test.
 *
 * <p>{@link #send} and {@link #sendLong} are called on one thread, {@code zadenza-midi}, in order
 * of time but for what a hand plays; they must not wait and, for short messages, make no garbage of
 * their own. The rest is for any thread.
 */
public interface MidiPort extends AutoCloseable {
  String name();

  /**
   * How long before its time a message wants to be handed over, in nanoseconds; 0 where it goes out
   * at the moment of {@link #send}.
   */
  default long leadNanos() {
    return 0;
  }

  /**
   * Sends a message of one to three bytes.
   *
   * @param nanos session time at which it is meant to be on the wire; a time that has passed means
   *     at once
   * @param bytes the status in the lowest byte, then the data
   * @return false if the port is gone
   */
  boolean send(long nanos, int bytes);

  /** Sends a longer message, from its status to its end. */
  boolean sendLong(long nanos, byte[] bytes);

  /** False once the port is gone. */
  boolean isOpen();

  /** Lets what was handed over go out, then gives the port back. */
  @Override
  void close();
}
