// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.Locale;

/** Where a phrase comes from, best first. */
public enum Tier {
  /** The model made it for this cycle. */
  FRESH,
  /** The model was late: the phrase of an earlier cycle again. */
  REPEATED,
  /** It was late again: a Markov chain of what the model played of late. */
  MARKOV,
  /** Nothing was ready: a rest. */
  RESTING;

  /** As the player reads it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
