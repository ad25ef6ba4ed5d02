// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.synth.Generator;
import org.zadenza.synth.Operator;

/** Holds, folds or wraps a signal between two others; where they cross, the upper one wins. */
final class BoundsKernel implements Kernel {
  private final Generator kind;
  private final Port in;
  private final Ramp low;
  private final Ramp high;
  private final float[] out;

  BoundsKernel(Generator kind, Wiring wiring) {
    this.kind = kind;
    in = wiring.in().get(0);
    low = wiring.ramp(1);
    high = wiring.ramp(2);
    out = wiring.out();
  }

  @Override
  public void start(long seed) {
    low.start();
    high.start();
  }

  @Override
  public void next() {
    low.begin();
    high.begin();
    switch (kind) {
      case FOLD -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) Operator.fold(in.at(i), low.at(i), high.at(i));
        }
      }
      case WRAP -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) Operator.wrap(in.at(i), low.at(i), high.at(i));
        }
      }
      default -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) Math.min(high.at(i), Math.max(low.at(i), in.at(i)));
        }
      }
    }
  }
}
