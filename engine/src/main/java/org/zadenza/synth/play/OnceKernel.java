// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.dsp.Noise;

/** A number that is drawn when the note begins. */
final class OnceKernel implements Kernel {
  private final Port low;
  private final Port high;
  private final float[] out;
  private final Noise noise = new Noise();
  private boolean fresh;

  OnceKernel(Wiring wiring) {
    low = wiring.in().get(0);
    high = wiring.in().get(1);
    out = wiring.out();
  }

  @Override
  public void start(long seed) {
    noise.seed(seed);
    fresh = true;
  }

  @Override
  public void next() {
    if (!fresh) return;
    fresh = false;
    double part = 0.5 + 0.5 * noise.next();
    out[0] = (float) (low.first() + (high.first() - low.first()) * part);
  }
}
