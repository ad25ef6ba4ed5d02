// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.TempoMap;
import org.zadenza.time.Rational;

/**
 * Sees what comes to a {@link Scheduler} from outside, and from which place on it counts: enough to
 * plan the same session again, cue for cue. Every method must return at once.
 */
public interface Witness {
  /** Sees nothing. */
  Witness NONE = new Witness() {};

  /** A change was made. The thread that made it. */
  default void did(Deed deed) {}

  /** Somebody leads the tempo from now on, or nobody. Any thread. */
  default void followed(boolean led) {}

  /**
   * What was changed counts from here on. The planning thread.
   *
   * @param changes how many changes there were
   * @param from the cycle of the session up to which cues had been planned
   * @param nanos when that was, by the session's clock
   */
  default void took(long changes, Rational from, long nanos) {}

  /**
   * Whoever leads the tempo changed it, or a set that was loaded counts from 0. Planning thread.
   *
   * @param ahead the stretches that are new
   * @param played how the player counts on, or null to go on as before
   */
  default void led(Rational from, List<TempoMap.Stretch> ahead, @Nullable Rational played) {}

  /** A slot did not answer and loses what it played. The clock's thread. */
  default void gaveUp(Rational from, String slot) {}

  /** Exactly these slots rest from here on, since the machine cannot keep up. Planning thread. */
  default void rested(Rational from, List<String> slots) {}

  /** The machine stood still, or a set was loaded: nothing was planned from here to there. */
  default void jumped(Rational from, Rational to) {}

  /**
   * Cues were left out, since they would have come too late. The clock's thread.
   *
   * @param first the number of the first among all that were handed out, from 1
   * @param last the number of the last
   */
  default void skipped(Rational from, long first, long last) {}

  /**
   * A slot threw when it was asked for this piece, and goes on without what threw. The planning
   * thread.
   */
  default void failed(Rational from, Rational to) {}

  /** Patterns read these values from here on. The planning thread. */
  default void heard(Rational from, Map<String, Object> changed) {}
}
