// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/**
 * A pattern's first cycle, played out of turn. Immutable.
 *
 * @param hurried true if it does not wait until what was sent already is over
 * @param start the cycle of the session at which it begins, or null until the tick says so
 * @param fresh true if nothing of it was sent yet
 */
record Once(Pattern pattern, boolean hurried, @Nullable Rational start, boolean fresh) {
  static Once of(Pattern pattern, boolean hurried) {
    return new Once(pattern, hurried, null, true);
  }

  boolean isOver(Rational at) {
    return start != null && !at.isBefore(start.plus(Rational.ONE));
  }

  Once settled(Rational at, Rational soon) {
    if (start == null) return new Once(pattern, hurried, hurried ? soon : at, true);
    return fresh ? new Once(pattern, hurried, start, false) : this;
  }
}
