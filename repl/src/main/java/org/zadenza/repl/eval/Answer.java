// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import org.jspecify.annotations.Nullable;

/** What evaluating one form gave. Only the prompt prints it. */
public sealed interface Answer {

  /** It worked; the value may be null. */
  record Value(@Nullable Object value) implements Answer {}

  /** It did not, and nothing was changed. */
  record Refused(Complaint complaint) implements Answer {}
}
