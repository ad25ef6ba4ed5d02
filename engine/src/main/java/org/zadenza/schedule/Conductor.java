// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import org.jspecify.annotations.Nullable;
import org.zadenza.clock.TempoMap;
import org.zadenza.time.Rational;

/** Somebody outside who leads the tempo of a {@link Scheduler}, so that it plays with others. */
public interface Conductor {
  /**
   * What holds from where nothing has been sent yet.
   *
   * @param tempo the map, unchanged before that place
   * @param played how the player counts on from there, or null to go on as before
   */
  record Lead(TempoMap tempo, @Nullable Rational played) {}

  /**
   * Asked at each tick, before anything is planned. The planning thread; must return at once.
   *
   * @param tempo the map so far
   * @param from the cycle of the session up to which cues have been sent
   * @param played that cycle as the player counts
   * @return a {@link Lead} with the same map and no count where nothing is to change
   */
  Lead lead(TempoMap tempo, Rational from, Rational played);

  /** False if the player's own tempo holds for now. Any thread. */
  default boolean leads() {
    return true;
  }

  /**
   * The player asks for a tempo. Any thread.
   *
   * @throws IllegalArgumentException with a sentence for the player if it cannot be had
   */
  void ask(Rational cps);
}
