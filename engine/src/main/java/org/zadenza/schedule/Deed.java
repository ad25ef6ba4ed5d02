// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import org.jspecify.annotations.Nullable;
import org.zadenza.time.Rational;

/**
 * A change that can be said in one word, and so be written down and done again.
 *
 * @param change its number among all changes of the session, from 1
 * @param slot empty where it concerns all
 * @param number a tempo in cycles a second, a cycle, or nanoseconds; null where the verb wants none
 */
public record Deed(long change, Verb verb, String slot, @Nullable Rational number) {

  /** What can be done. */
  public enum Verb {
    HUSH,
    PANIC,
    SILENCE,
    MUTE,
    UNMUTE,
    MUTE_ALL,
    UNMUTE_ALL,
    SOLO,
    UNSOLO,
    UNSOLO_ALL,
    SET_CPS,
    SET_CPS_AT_CYCLE,
    SET_CYCLE,
    NUDGE
  }

  /** Does it again on another scheduler. */
  public void on(Scheduler scheduler) {
    switch (verb) {
      case HUSH -> scheduler.hush();
      case PANIC -> scheduler.panic();
      case SILENCE -> scheduler.silence(slot);
      case MUTE -> scheduler.mute(slot);
      case UNMUTE -> scheduler.unmute(slot);
      case MUTE_ALL -> scheduler.muteAll();
      case UNMUTE_ALL -> scheduler.unmuteAll();
      case SOLO -> scheduler.solo(slot);
      case UNSOLO -> scheduler.unsolo(slot);
      case UNSOLO_ALL -> scheduler.unsoloAll();
      case SET_CPS -> scheduler.setCps(wanted());
      case SET_CPS_AT_CYCLE -> scheduler.setCpsAtCycle(wanted());
      case SET_CYCLE -> scheduler.setCycle(wanted());
      case NUDGE -> scheduler.nudge(slot, wanted().roundedTimes(1));
    }
  }

  private Rational wanted() {
    if (number == null) throw new IllegalArgumentException(verb + " wants a number");
    return number;
  }
}
