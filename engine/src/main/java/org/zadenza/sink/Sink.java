// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import org.zadenza.schedule.Cue;

/**
 * One end of the way of the data.
 *
 * <p>{@link #accept} is called on the clock's thread, ahead of the cue's time, in order of onset
 * within a tick; it must return at once and must not throw for a cue that it cannot play (it counts
 * and reports it). {@link #close} may be called on any thread, once.
 */
@FunctionalInterface
public interface Sink extends AutoCloseable {
  void accept(Cue cue);

  /**
   * Takes what changes controls on their buses without beginning a sound: a cue whose whole is the
   * part of an event that was caught. Called as {@link #accept} is.
   */
  default void move(Cue cue) {}

  /**
   * A knob holds a control at this value from now on: what sounds follows it at once, as far as it
   * can. Cues that come have the value already. Any thread, one at a time; must return at once.
   */
  default void turn(String control, double value) {}

  /** The knob holds it no longer; what sounds keeps the last value. As {@link #turn}. */
  default void letGo(String control) {}

  /**
   * Forgets the cues whose time has not come, as far as it still can, and lets what sounds end
   * soon. Cues that come later are played. Any thread; must return at once.
   */
  default void hush() {}

  /**
   * {@link #hush}, and nothing sounds on: a sink of notes sends their ends, one of sound cuts off
   * voices and echoes. Any thread; must return at once.
   */
  default void panic() {
    hush();
  }

  @Override
  default void close() {}
}
