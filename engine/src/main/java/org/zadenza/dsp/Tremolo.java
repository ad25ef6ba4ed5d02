// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/** Loudness that comes and goes as a sine. */
public final class Tremolo {
  private final double sampleRate;
  private double step;
  private double depth;
  private double phase;

  public Tremolo(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  /**
   * @param hz how often; 0 is off
   * @param newDepth how much of the loudness goes, 0..1
   * @param newPhase where it begins, in turns; 0 is its loudest
   */
  public void start(double hz, double newDepth, double newPhase) {
    step = hz / sampleRate;
    depth = hz > 0 ? newDepth : 0;
    phase = newPhase;
  }

  /** Works in place; costs nothing while off. */
  public void process(float[] x, int from, int to) {
    if (depth <= 0) return;
    double half = 0.5 * depth;
    for (int i = from; i < to; i++) {
      x[i] *= (float) (1 - half + half * Sine.cosine(phase));
      phase += step;
      if (phase >= 1) phase -= 1;
    }
  }
}
