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
  KEEP((a, _) -> a),
  /** Keeps the left value where the right one is true; else the event goes. */
  KEEPIF((a, b) -> Truth.of(b) ? a : KeptOut.GONE),
  LT(compared((a, b) -> a < b)),
  GT(compared((a, b) -> a > b)),
  LTE(compared((a, b) -> a <= b)),
  GTE(compared((a, b) -> a >= b)),
  EQ((a, b) -> equal(a, b)),
  NE((a, b) -> !equal(a, b)),
  AND((a, b) -> Truth.of(a) ? b : a),
  OR((a, b) -> Truth.of(a) ? a : b),
  BAND(number((a, b) -> (long) a & (long) b)),
  BOR(number((a, b) -> (long) a | (long) b)),
  BXOR(number((a, b) -> (long) a ^ (long) b)),
  BLSHIFT(number((a, b) -> (long) a << (long) b)),
  BRSHIFT(number((a, b) -> (long) a >> (long) b));

  /** What {@link #KEEPIF} says of an event that goes. */
  enum KeptOut {
    GONE
  }

  private final BinaryOperator<Object> plain;

  Op(BinaryOperator<Object> plain) {
    this.plain = plain;
  }

  /** The value of {@code a} and {@code b} together. */
  public Object apply(Object a, Object b) {
    if (this == KEEPIF) return plain.apply(a, b);
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

  private interface Comparison {
    boolean holds(double a, double b);
  }

  private static BinaryOperator<Object> compared(Comparison c) {
    return (a, b) -> c.holds(Pitch.numeral(a), Pitch.numeral(b));
  }

  /** Equal as numbers where both are numbers, else as values. */
  private static boolean equal(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) return x.doubleValue() == y.doubleValue();
    return a.equals(b);
  }

  private static double floorMod(double a, double b) {
    return a - b * Math.floor(a / b);
  }
}
