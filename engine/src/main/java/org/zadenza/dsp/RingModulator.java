// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * The sound, and added to it the sound times a sine: every partial gets two neighbours, as far
 * below it and above it as the sine is high.
 */
public final class RingModulator {
  private static final double LOWEST_HZ = 20;
  private static final double HIGHEST_HZ = 20_000;
  private static final int TUNE_EVERY = 16;

  private final double sampleRate;
  private double amount;
  private double fromHz;
  private double octaves;
  private double step;
  private double phase;
  private long age;

  public RingModulator(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  /**
   * @param newAmount how loud what is added is; 0 is off
   * @param hz of the sine, held to 20..20000
   * @param slideHz how much higher it is a second later; it glides there and stays
   */
  public void start(double newAmount, double hz, double slideHz) {
    amount = newAmount;
    fromHz = Math.clamp(hz, LOWEST_HZ, HIGHEST_HZ);
    double toHz = Math.clamp(hz + slideHz, LOWEST_HZ, HIGHEST_HZ);
    octaves = StrictMath.log(toHz / fromHz) / StrictMath.log(2);
    step = fromHz / sampleRate;
    phase = 0;
    age = 0;
  }

  /** Works in place; costs nothing while off. */
  public void process(float[] x, int from, int to) {
    if (amount == 0) return;
    for (int i = from; i < to; i++) {
      if (octaves != 0 && age % TUNE_EVERY == 0) glide();
      age++;
      x[i] *= (float) (1 + amount * Sine.of(phase));
      phase += step;
      if (phase >= 1) phase -= 1;
    }
  }

  private void glide() {
    step = fromHz * Power.ofOctaves(octaves * Math.min(1, age / sampleRate)) / sampleRate;
  }
}
