// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/**
 * A pattern's first cycle, played out of turn: it does not wait until what was sent already is
 * over. Immutable.
 *
 * @param asap true if sinks leave their own latency out, too
 * @param start the cycle of the session at which it begins, or null until the tick says so
 * @param settled the cycle up to which the other slots had been sent then, or null
 */
record Once(Pattern pattern, boolean asap, @Nullable Rational start, @Nullable Rational settled) {
  static Once of(Pattern pattern, boolean asap) {
    return new Once(pattern, asap, null, null);
  }

  /** The name of the slot that its cues bear. */
  String slot() {
    return asap ? Cue.ASAP : Gatherer.ONCE;
  }

  boolean isOver(Rational at) {
    return start != null && !at.isBefore(start.plus(Rational.ONE));
  }

  Once settled(Rational at, Rational soon) {
    return start == null ? new Once(pattern, asap, soon, at) : this;
  }

  /** Where the span that begins at {@code at} begins for this one: nothing is left out. */
  Rational from(Rational at) {
    return start != null && at.equals(settled) ? start : at;
  }
}
