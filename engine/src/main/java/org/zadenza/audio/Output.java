// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.zadenza.realtime.ThreadPriority;

/** Where the rendered sound goes in real time. Closing it ends its thread. */
public interface Output extends AutoCloseable {
  /** Where its messages come from. */
  String WHERE = "audio";

  /** What it is, for the player: {@code "Java Sound, 48000 Hz, 21 ms"}. */
  String describe();

  /** What the machine granted its thread. */
  ThreadPriority priority();

  /** False once the device is gone. Any thread. */
  default boolean isAlive() {
    return true;
  }

  /** How often the device ran out of sound. Any thread. */
  default long underruns() {
    return 0;
  }

  @Override
  void close();
}
