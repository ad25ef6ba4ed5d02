// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.dsp.Sine;

/** A sine whose last value is added to its phase. */
final class FeedbackKernel implements Kernel {
  private static final double TAU = 2 * Math.PI;

  private final Port freq;
  private final Ramp feedback;
  private final float[] out;
  private final double rate;
  private double turns;
  private double last;

  FeedbackKernel(Wiring wiring) {
    freq = wiring.in().get(0);
    feedback = wiring.ramp(1);
    out = wiring.out();
    rate = wiring.rate();
  }

  @Override
  public void start(long seed) {
    turns = 0;
    last = 0;
    feedback.start();
  }

  @Override
  public void next() {
    feedback.begin();
    for (int i = 0; i < out.length; i++) {
      last = Sine.of(turns + feedback.at(i) * last / TAU);
      out[i] = (float) last;
      turns += freq.at(i) / rate;
      turns -= Math.floor(turns);
    }
  }
}
