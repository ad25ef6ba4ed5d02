// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

/** Where a phrase comes from, best first. */
public enum Tier {
  /** The model made it for this cycle. */
  FRESH,
  /**
   * The model was late: it is the phrase of an earlier cycle again, or silence if there is none.
   */
  REPEATED
}
