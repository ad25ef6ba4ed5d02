// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

/** Hears what the engine renders, block by block. */
@FunctionalInterface
public interface Tap {
  /**
   * Audio thread: must return at once, make no garbage and take no lock. What lies on the desk is
   * valid until it returns.
   *
   * @param frames how many, at most {@link Desk#MAX_FRAMES}
   */
  void heard(Desk desk, int frames);
}
