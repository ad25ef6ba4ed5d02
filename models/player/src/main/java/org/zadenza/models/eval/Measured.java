// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

/** What was found about a model. */
public interface Measured {
  /** One JSON object on one line. */
  String toJson();

  /** The same for people, a few lines. */
  String inWords();
}
