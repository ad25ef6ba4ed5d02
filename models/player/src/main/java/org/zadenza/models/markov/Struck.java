// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.markov;

/**
 * A sound that begins on a step: what it is (of a pattern its value, of a file its pitch as an
 * {@link Integer}) and how many steps it lasts, 1 or more.
 */
public record Struck(Object value, int steps) {
  /** Checks the length. */
  public Struck {
    if (steps < 1) {
      throw new IllegalArgumentException("a sound lasts a step or more: " + steps);
    }
  }
}
