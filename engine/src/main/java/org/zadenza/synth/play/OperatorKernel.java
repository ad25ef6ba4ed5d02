// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.synth.Operator;

/** An operator on one or two signals; the commonest ones in loops of their own. */
final class OperatorKernel implements Kernel {
  private final Operator operator;
  private final Ramp a;
  private final Ramp b;
  private final boolean one;
  private final float[] out;

  /**
   * @param second the second input, or the first again where there is one
   */
  OperatorKernel(Operator operator, Port second, Wiring wiring) {
    this.operator = operator;
    one = wiring.in().size() == 1 && operator.arity() == 2;
    a = wiring.ramp(0);
    b = new Ramp(second, wiring.frames());
    out = wiring.out();
  }

  @Override
  public void start(long seed) {
    a.start();
    b.start();
  }

  @Override
  public void next() {
    a.begin();
    b.begin();
    if (one) {
      for (int i = 0; i < out.length; i++) out[i] = (float) a.at(i);
      return;
    }
    switch (operator) {
      case PLUS -> {
        for (int i = 0; i < out.length; i++) out[i] = (float) (a.at(i) + b.at(i));
      }
      case MINUS -> {
        for (int i = 0; i < out.length; i++) out[i] = (float) (a.at(i) - b.at(i));
      }
      case TIMES -> {
        for (int i = 0; i < out.length; i++) out[i] = (float) (a.at(i) * b.at(i));
      }
      default -> {
        for (int i = 0; i < out.length; i++) out[i] = (float) operator.of(a.at(i), b.at(i));
      }
    }
  }
}
