// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import javax.sound.sampled.LineUnavailableException;
import org.zadenza.clock.Clock;
import org.zadenza.realtime.ThreadPriority;
import org.zadenza.schedule.Reporter;

/** Where the rendered sound goes in real time. Closing it ends its thread. */
public interface Output extends AutoCloseable {
  /** Where its messages come from. */
  String WHERE = "audio";

  /** What it is, for the player: {@code "Java Sound, 48000 Hz, 21 ms"}. */
  String describe();

  /** What the machine granted its thread. */
  ThreadPriority priority();

  @Override
  void close();

  /**
   * Opens the machine's sound device, or plays silently in real time and says so. Any thread.
   *
   * @param reporter hears why there is no sound
   */
  static Output open(AudioEngine engine, Clock clock, Reporter reporter) {
    try {
      return JavaSoundOutput.open(engine, clock, reporter);
    } catch (LineUnavailableException | IllegalArgumentException | SecurityException _) {
      reporter.tell(WHERE, "no sound device here: it plays silently, in time");
      return SilentOutput.open(engine, clock);
    }
  }
}
