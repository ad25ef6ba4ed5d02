// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.Optional;

/**
 * A model's phrases, one for each cycle: the seam between models and patterns.
 *
 * <p>Three ways to have one: {@link #phraseIfReady} and {@link #play} never wait, and so are for
 * playing; {@link #compute} waits for the network, and so is for rendering and tests only.
 */
public interface Phrases {
  /** The phrase of a cycle if it has been made. Any thread; never waits. */
  Optional<Phrase> phraseIfReady(long cycle);

  /**
   * What plays in a cycle: its phrase if it is ready, else the best that is. Once answered, the
   * answer stays, so that a cycle can be asked for piece by piece. Any thread; never waits.
   */
  Phrase play(long cycle);

  /** What was answered for a cycle; empty if it was not played, or long ago. Never waits. */
  Optional<Phrase> answered(long cycle);

  /** Has {@code count} cycles made from a cycle on, the first first. Any thread; never waits. */
  void ask(long fromCycle, int count);

  /** The phrase of a cycle, made now if need be. Waits for the network: not for timing threads. */
  Phrase compute(long cycle);

  /**
   * The phrase of a cycle before the one that is asked for, of which a note may still sound; empty
   * where that cycle was not played.
   *
   * @param live true if nobody may wait; otherwise it is made if need be
   */
  default Optional<Phrase> earlier(long cycle, boolean live) {
    return live ? answered(cycle) : Optional.of(compute(cycle));
  }

  /** What was drawn once, as a phrase again. */
  Phrase again(Sampled sampled);

  /** From a cycle on, its {@code length} cycles again and again. Any thread. */
  void lock(long from, long length);

  /** The lock is over. Any thread. */
  void unlock();

  /** A cycle, and with it the rest of its run, is drawn again, by other chance. Any thread. */
  void veto(long cycle);

  /**
   * What they follow has changed: cycles from this one on that nobody heard yet are made anew, by
   * the same chance; what was made before plays where that comes too late. Any thread.
   */
  void anew(long cycle);
}
