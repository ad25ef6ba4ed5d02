// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.dsp.Sine;
import org.zadenza.synth.Generator;

/** Plain waves. The phase is counted in turns. */
final class WaveKernel implements Kernel {
  private static final double TAU = 2 * Math.PI;

  private static final double NARROWEST = 0.001;

  private final Generator wave;
  private final Port freq;
  private final Port phase;
  private final Port width;
  private final float[] out;
  private final double rate;
  private double turns;
  private boolean fresh;

  WaveKernel(Generator wave, Wiring wiring) {
    this.wave = wave;
    freq = wiring.in().get(0);
    phase = wiring.in().get(1);
    width = wiring.in().getLast();
    out = wiring.out();
    rate = wiring.rate();
  }

  @Override
  public void start(long seed) {
    turns = 0;
    fresh = true;
  }

  @Override
  public void next() {
    if (fresh) begin();
    switch (wave) {
      case SIN_OSC -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) Sine.of(advance(i) + phase.at(i) / TAU);
        }
      }
      case LF_SAW -> {
        for (int i = 0; i < out.length; i++) {
          double t = advance(i);
          out[i] = (float) (t < 0.5 ? 2 * t : 2 * t - 2);
        }
      }
      case LF_TRI -> {
        for (int i = 0; i < out.length; i++) {
          double t = advance(i);
          out[i] = (float) (t < 0.25 ? 4 * t : t < 0.75 ? 2 - 4 * t : 4 * t - 4);
        }
      }
      case LF_PULSE -> {
        for (int i = 0; i < out.length; i++) out[i] = advance(i) < width.at(i) ? 1 : 0;
      }
      case LF_CUB -> {
        for (int i = 0; i < out.length; i++) out[i] = (float) cubic(advance(i));
      }
      case VAR_SAW -> {
        for (int i = 0; i < out.length; i++) {
          double part = Math.clamp(width.at(i), NARROWEST, 1 - NARROWEST);
          double t = advance(i);
          out[i] = (float) (2 * (t < part ? t / part : (1 - t) / (1 - part)) - 1);
        }
      }
      default -> {
        for (int i = 0; i < out.length; i++) out[i] = impulse(i);
      }
    }
  }

  /**
   * Where the wave begins: SuperCollider counts a saw's phase in halves, a triangle's in quarters.
   */
  private void begin() {
    fresh = false;
    double initial = phase.first();
    turns =
        switch (wave) {
          case SIN_OSC -> 0;
          case LF_SAW -> initial / 2;
          case LF_CUB -> initial / 2 + 0.25;
          case LF_TRI -> initial / 4;
          default -> initial;
        };
    turns -= Math.floor(turns);
    if (wave == Generator.IMPULSE && turns == 0) turns = 1;
  }

  /** Up and down by two cubes. */
  private static double cubic(double t) {
    double z = t < 0.5 ? 2 * t : 2 - 2 * t;
    return z * z * (6 - 4 * z) - 1;
  }

  private double advance(int frame) {
    double now = turns;
    turns = now + freq.at(frame) / rate;
    turns -= Math.floor(turns);
    return now;
  }

  private float impulse(int frame) {
    boolean struck = turns >= 1 || turns < 0;
    if (struck) turns -= Math.floor(turns);
    turns += freq.at(frame) / rate;
    return struck ? 1 : 0;
  }
}
