// SPDX-License-Identifier: Apache-2.0
package org.zadenza.realtime;

import java.util.Locale;

/**
 * A better place for the calling thread among all others, through the operating system's own
 * functions.
 *
 * <p>Threads are named by what they do. The real-time ones are only for bounded work and then
 * waiting: one that spins there stops the machine. Planning meets the player's functions, so it is
 * only the first among ordinary threads.
 */
public enum RealTime {
  /** Asks the patterns: a share of the machine long before other programs. */
  PLANNING,
  /** Sends cues and messages when they are due. */
  TIMING,
  /** Fills the sound card's buffers; before timing. */
  AUDIO;

  /** Asks for the calling thread, which goes on as it was where the answer is no. Never throws. */
  public ThreadPriority forThisThread() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    try {
      if (system.contains("linux")) return LinuxScheduler.ask(this);
      if (system.contains("mac")) return MacScheduler.ask(this);
      if (system.contains("windows")) return WindowsScheduler.ask(this);
      return ThreadPriority.refused("no way to ask for it on " + system, "");
    } catch (Throwable e) {
      return ThreadPriority.refused(
          "cannot be asked for: " + e.getMessage(),
          "start Java with --enable-native-access=ALL-UNNAMED");
    }
  }
}
