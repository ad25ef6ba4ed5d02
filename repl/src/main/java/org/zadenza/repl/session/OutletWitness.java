// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.Map;
import org.zadenza.schedule.Cue;

/** Sees what changes cues on their way out. Every method must return at once. */
interface OutletWitness {
  /** Sees nothing. */
  OutletWitness NONE = new OutletWitness() {};

  /**
   * From this cue on knobs hold these controls. The clock's thread.
   *
   * @param halted true if a clock that is followed stands still, so that nothing is played
   */
  default void held(Map<String, Double> controls, boolean halted) {}

  /** A key plays on the instruments. The thread of what comes in. */
  default void keyed(Cue cue) {}
}
