// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.dsp.Power;

/** From one number to another in a time, and then it stays there. */
final class LineKernel implements Kernel {
  private final boolean exponential;
  private final Wiring wiring;
  private final float[] out;
  private boolean fresh;
  private double level;
  private double slope;
  private double growth;
  private double end;
  private long left;

  LineKernel(boolean exponential, Wiring wiring) {
    this.exponential = exponential;
    this.wiring = wiring;
    out = wiring.out();
  }

  @Override
  public void start(long seed) {
    fresh = true;
  }

  @Override
  public void next() {
    if (fresh) begin();
    for (int i = 0; i < out.length; i++) {
      if (left > 0) step();
      out[i] = (float) level;
    }
  }

  /** As SuperCollider's, it has gone the first step when it is first heard. */
  private void step() {
    level = exponential ? level * growth : level + slope;
    if (--left > 0) return;
    level = end;
    wiring.life().done(wiring.in().get(3).first());
  }

  /** Between numbers of different signs there is no exponential line: it waits and jumps. */
  private void begin() {
    fresh = false;
    level = wiring.in().get(0).first();
    end = wiring.in().get(1).first();
    left = Math.max(1, Math.round(Math.min(1e12, wiring.in().get(2).first() * wiring.rate())));
    slope = (end - level) / left;
    growth = level * end > 0 ? Power.of(end / level, 1.0 / left) : 1;
  }
}
