// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

/** What can be plugged into a unit generator. Immutable. */
public sealed interface Signal {
  Rate rate();

  /** A number that never changes. */
  record Constant(double value) implements Signal {
    @Override
    public Rate rate() {
      return Rate.SCALAR;
    }
  }

  /** What a player sets by a control of that name. */
  record Control(Parameter parameter) implements Signal {
    @Override
    public Rate rate() {
      return Rate.CONTROL;
    }
  }

  /** What comes out of a unit generator, by the number of its output. */
  record Output(Ugen ugen, int index) implements Signal {
    @Override
    public Rate rate() {
      return ugen.rate();
    }
  }
}
