// SPDX-License-Identifier: Apache-2.0
package org.zadenza.realtime;

import java.util.Locale;

/**
 * Real-time priority for the calling thread, through the operating system's own functions.
 *
 * <p>Only for threads that do bounded work and then wait: one that spins at this priority stops the
 * machine. Threads are named by what they do; audio comes before timing.
 */
public enum RealTime {
  /** Sends cues and messages when they are due. */
  TIMING(60),
  /** Fills the sound card's buffers. */
  AUDIO(70);

  /** Of the 99 that Linux has; JACK's own is 70 or more. */
  final int priority;

  RealTime(int priority) {
    this.priority = priority;
  }

  /** Asks for the calling thread, which goes on as it was where the answer is no. Never throws. */
  public ThreadPriority forThisThread() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    try {
      if (system.contains("linux")) return LinuxScheduler.ask(priority);
      if (system.contains("mac")) return MacScheduler.ask();
      if (system.contains("windows")) return WindowsScheduler.ask();
      return ThreadPriority.refused("no way to ask for it on " + system, "");
    } catch (Throwable e) {
      return ThreadPriority.refused(
          "cannot be asked for: " + e.getMessage(),
          "start Java with --enable-native-access=ALL-UNNAMED");
    }
  }
}
