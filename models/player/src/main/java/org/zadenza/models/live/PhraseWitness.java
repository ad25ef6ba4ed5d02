// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import org.zadenza.models.phrase.Sampled;

/** Sees what a session's models play. */
@FunctionalInterface
public interface PhraseWitness {
  /**
   * A phrase is played for the first time. The planning thread; must return at once.
   *
   * @param model its number among those of the session, in the order in which they were made
   */
  void played(int model, Sampled sampled);
}
