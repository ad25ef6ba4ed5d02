// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.List;
import org.zadenza.music.Pitch;
import org.zadenza.names.WordCall;

/** Verbs that calculate with values. Structure comes from here unless an alignment says else. */
interface ValueVerbs extends Verbs {

  default Pattern op(Op op, Alignment alignment, Object other) {
    Pattern combined =
        alignment.combine(self(), Pattern.of(other), WordCall.watchedPair(op::apply));
    return op == Op.KEEPIF ? combined.filterValues(v -> v != Op.KeptOut.GONE) : combined;
  }

  /** Adds {@code other}'s numbers; control maps add name by name. */
  default Pattern add(Object other) {
    return op(Op.ADD, Alignment.IN, other);
  }

  default Pattern sub(Object other) {
    return op(Op.SUB, Alignment.IN, other);
  }

  default Pattern mul(Object other) {
    return op(Op.MUL, Alignment.IN, other);
  }

  default Pattern div(Object other) {
    return op(Op.DIV, Alignment.IN, other);
  }

  /** The remainder, of the divisor's sign. */
  default Pattern mod(Object other) {
    return op(Op.MOD, Alignment.IN, other);
  }

  /** Takes {@code other}'s values; control maps are united, the new value standing. */
  default Pattern set(Object other) {
    return op(Op.SET, Alignment.IN, other);
  }

  /** Numbers from 0 to 1 stretched to lie between {@code low} and {@code high}. */
  default Pattern range(Object low, Object high) {
    return Patternable.joinTimes(
        low,
        high,
        (l, h) -> {
          double from = l.toDouble();
          double width = h.toDouble() - from;
          return self().withValue(v -> Pitch.numeral(v) * width + from);
        });
  }

  /** {@link #range} along an exponential curve, as frequencies want; both ends above 0. */
  default Pattern rangex(Object low, Object high) {
    return Patternable.joinTimes(
        low,
        high,
        (l, h) -> {
          double from = Math.log(l.toDouble());
          double width = Math.log(h.toDouble()) - from;
          return self().withValue(v -> Math.exp(Pitch.numeral(v) * width + from));
        });
  }

  /** {@link #range} of numbers from -1 to 1. */
  default Pattern range2(Object low, Object high) {
    return fromBipolar().range(low, high);
  }

  /** Numbers from 0 to 1 stretched to lie between -1 and 1. */
  default Pattern toBipolar() {
    return self().withValue(v -> Pitch.numeral(v) * 2 - 1);
  }

  /** Numbers from -1 to 1 stretched to lie between 0 and 1. */
  default Pattern fromBipolar() {
    return self().withValue(v -> (Pitch.numeral(v) + 1) / 2);
  }

  /** True becomes false, and false true. */
  default Pattern invert() {
    return self().withValue(v -> !Truth.of(v));
  }

  /** A list {@code 3:2} becomes the number 3/2. */
  default Pattern ratio() {
    return self()
        .withValue(
            v -> {
              if (!(v instanceof List<?> list)) return v;
              double out = Pitch.numeral(list.get(0));
              for (Object divisor : list.subList(1, list.size())) out /= Pitch.numeral(divisor);
              return out;
            });
  }

  default Pattern ceil() {
    return self().withValue(v -> Math.ceil(Pitch.numeral(v)));
  }

  default Pattern floor() {
    return self().withValue(v -> Math.floor(Pitch.numeral(v)));
  }

  default Pattern round() {
    return self().withValue(v -> (double) Math.round(Pitch.numeral(v)));
  }
}
