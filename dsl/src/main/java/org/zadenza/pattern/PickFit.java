// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.function.UnaryOperator;

/** How a chosen pattern is fitted into the event that chose it. */
public enum PickFit {
  /** It goes on as if it had always played. */
  INNER(Joins::inner),
  /** Only its values, at the onsets. */
  OUTER(Joins::outer),
  /** Its cycle squeezed into the event. */
  SQUEEZE(Joins::squeeze),
  /** Its cycle begins with the event. */
  RESET(Joins::reset),
  /** Its cycle 0 begins with the event. */
  RESTART(Joins::restart);

  private final UnaryOperator<Pattern> join;

  PickFit(UnaryOperator<Pattern> join) {
    this.join = join;
  }

  Pattern join(Pattern patterns) {
    return join.apply(patterns);
  }
}
