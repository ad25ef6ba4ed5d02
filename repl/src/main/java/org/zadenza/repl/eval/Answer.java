// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import org.jspecify.annotations.Nullable;

/** What evaluating one form gave. Only the prompt prints it. */
public sealed interface Answer {

  /**
   * It worked.
   *
   * @param value may be null
   * @param text how it reads
   */
  record Value(@Nullable Object value, String text) implements Answer {}

  /** What a player reads. */
  String text();

  /** It did not, and nothing was changed. */
  record Refused(Complaint complaint) implements Answer {
    @Override
    public String text() {
      return complaint.text();
    }
  }
}
