// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.dsp.Sine;

/**
 * The sum of the first cosines, all as loud, by its closed form (Winham and Steiglitz, "Input
 * generators for digital sound synthesis", 1970); never more of them than there is room for.
 */
final class BlipKernel implements Kernel {
  private static final double NEAR = 1e-7;

  private final Port freq;
  private final Port harmonics;
  private final float[] out;
  private final double rate;
  private double turns;

  BlipKernel(Wiring wiring) {
    freq = wiring.in().get(0);
    harmonics = wiring.in().get(1);
    out = wiring.out();
    rate = wiring.rate();
  }

  @Override
  public void start(long seed) {
    turns = 0;
  }

  @Override
  public void next() {
    double step = Math.abs(freq.first()) / rate;
    double room = step <= 0 ? harmonics.first() : Math.min(harmonics.first(), 0.5 / step);
    double n = Math.max(1, Math.floor(Math.min(1e6, room)));
    for (int i = 0; i < out.length; i++) {
      double below = Sine.of(turns / 2);
      double above = Sine.of((2 * n + 1) * turns / 2);
      out[i] = (float) (Math.abs(below) < NEAR ? 1 : (above / below - 1) / (2 * n));
      turns += Math.min(0.5, Math.abs(freq.at(i)) / rate);
      turns -= Math.floor(turns);
    }
  }
}
