// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.dsp.Sine;
import org.zadenza.synth.Generator;

/** Places sounds between two ends with equal power: one in two, two in two, or two in one. */
final class PanKernel implements Kernel {
  private static final double EIGHTH = 0.125;

  private final Generator kind;
  private final Port first;
  private final Port second;
  private final Ramp position;
  private final Ramp level;
  private final float[] left;
  private final float[] right;

  PanKernel(Generator kind, Wiring wiring) {
    this.kind = kind;
    int heard = kind == Generator.PAN2 ? 1 : 2;
    first = wiring.in().getFirst();
    second = wiring.in().get(heard - 1);
    position = wiring.ramp(heard);
    level = wiring.ramp(heard + 1);
    left = wiring.outs()[0];
    right = wiring.outs()[wiring.outs().length - 1];
  }

  @Override
  public void start(long seed) {
    position.start();
    level.start();
  }

  @Override
  public void next() {
    position.begin();
    level.begin();
    for (int i = 0; i < left.length; i++) {
      double turns = (Math.clamp(position.at(i), -1.0, 1.0) + 1) * EIGHTH;
      double toLeft = level.at(i) * Sine.cosine(turns);
      double toRight = level.at(i) * Sine.of(turns);
      double one = first.at(i) * toLeft;
      double other = second.at(i) * toRight;
      if (kind == Generator.X_FADE2) left[i] = (float) (one + other);
      else {
        left[i] = (float) one;
        right[i] = (float) other;
      }
    }
  }
}
