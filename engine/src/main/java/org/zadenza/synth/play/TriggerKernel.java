// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.dsp.Noise;
import org.zadenza.synth.Generator;

/** What waits for a trigger: a signal that comes from 0 or below to above 0. */
final class TriggerKernel implements Kernel {
  private final Generator kind;
  private final Port first;
  private final Port second;
  private final Port trigger;
  private final float[] out;
  private final double rate;
  private final Noise noise = new Noise();
  private boolean fresh;
  private boolean wasOn;
  private double level;
  private long left;

  TriggerKernel(Generator kind, Wiring wiring) {
    this.kind = kind;
    first = wiring.in().getFirst();
    second = wiring.in().get(wiring.in().size() > 1 ? 1 : 0);
    trigger = kind == Generator.TRIG1 ? first : wiring.in().getLast();
    out = wiring.out();
    rate = wiring.rate();
  }

  @Override
  public void start(long seed) {
    noise.seed(seed);
    fresh = true;
    wasOn = false;
    level = 0;
    left = 0;
  }

  @Override
  public void next() {
    if (fresh && kind == Generator.T_RAND) level = drawn();
    fresh = false;
    for (int i = 0; i < out.length; i++) {
      boolean on = trigger.at(i) > 0;
      if (kind == Generator.GATE ? on : on && !wasOn) heed(i);
      wasOn = on;
      out[i] = kind == Generator.TRIG1 ? (left-- > 0 ? 1 : 0) : (float) level;
      if (left < 0) left = 0;
    }
  }

  private void heed(int frame) {
    switch (kind) {
      case LATCH, GATE -> level = first.at(frame);
      case TOGGLE_FF -> level = 1 - level;
      case T_RAND -> level = drawn();
      default -> left = Math.max(1, Math.round(Math.clamp(second.at(frame), 0, 1e6) * rate));
    }
  }

  private double drawn() {
    return first.first() + (second.first() - first.first()) * (0.5 + 0.5 * noise.next());
  }
}
