// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.zadenza.music.Pitch;

/** What is done with two values that meet. Control maps meet name by name. */
public enum Op {
  ADD(number((a, b) -> a + b)),
  SUB(number((a, b) -> a - b)),
  MUL(number((a, b) -> a * b)),
  DIV(number((a, b) -> a / b)),
  MOD(number(Op::floorMod)),
  POW(number(Math::pow)),
  SET((_, b) -> b),
  KEEP((a, _) -> a);

  private final BinaryOperator<Object> plain;

  Op(BinaryOperator<Object> plain) {
    this.plain = plain;
  }

  /** The value of {@code a} and {@code b} together. */
  public Object apply(Object a, Object b) {
    if (a instanceof Controls ca && b instanceof Controls cb) return ca.union(cb, plain);
    if (a instanceof Controls || b instanceof Controls) {
      if (this == SET || this == KEEP) return plain.apply(a, b);
      throw new IllegalArgumentException(
          "a plain number cannot be combined with controls: name the control, as in (add (note 12)"
              + " ...)");
    }
    return plain.apply(a, b);
  }

  private static BinaryOperator<Object> number(DoubleBinaryOperator f) {
    return (a, b) -> f.applyAsDouble(Pitch.numeral(a), Pitch.numeral(b));
  }

  private static double floorMod(double a, double b) {
    return a - b * Math.floor(a / b);
  }
}
