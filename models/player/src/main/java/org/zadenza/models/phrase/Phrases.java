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
   * What plays in a cycle: its phrase if it is ready, else the last phrase again. Once answered,
   * the answer stays, so that a cycle can be asked for piece by piece. Any thread; never waits.
   */
  Phrase play(long cycle);

  /** Has {@code count} cycles made from a cycle on, the first first. Any thread; never waits. */
  void ask(long fromCycle, int count);

  /** The phrase of a cycle, made now if need be. Waits for the network: not for timing threads. */
  Phrase compute(long cycle);

  /** In how many cycles {@link #play} had to repeat. Any thread. */
  long repeats();
}
