// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.function.BinaryOperator;

/** Where the structure comes from when two patterns are combined. */
public enum Alignment {
  /** From the left pattern; the default. */
  IN,
  /** From the right pattern. */
  OUT,
  /** From both: every overlap is an event. */
  MIX,
  /** Cycles of the right are squeezed into events of the left. */
  SQUEEZE,
  /** Cycles of the left are squeezed into events of the right. */
  SQUEEZEOUT,
  /** Events of the right start the left's cycle again. */
  RESET,
  /** Events of the right start the left from cycle 0. */
  RESTART,
  /** The right stretched so that its steps are as long as the left's. */
  POLY;

  Pattern combine(Pattern a, Pattern b, BinaryOperator<Object> f) {
    return switch (this) {
      case IN -> Joins.left(a, b, f);
      case OUT -> Joins.right(a, b, f);
      case MIX -> Joins.both(a, b, f);
      case SQUEEZE -> Joins.squeeze(a.withValue(va -> b.withValue(vb -> f.apply(va, vb))));
      case SQUEEZEOUT -> Joins.squeeze(b.withValue(vb -> a.withValue(va -> f.apply(va, vb))));
      case RESET -> Joins.reset(b.withValue(vb -> a.withValue(va -> f.apply(va, vb))));
      case RESTART -> Joins.restart(b.withValue(vb -> a.withValue(va -> f.apply(va, vb))));
      case POLY -> Joins.left(a, Steps.paced(b, Steps.of(a)), f);
    };
  }
}
