// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * Two notches that wander: the sound plus itself turned in phase by four all-passes whose corner a
 * sine moves (Smith, "An Allpass Approach to Digital Phasing and Flanging", 1984).
 */
public final class Phaser {
  private static final int STAGES = 4;
  private static final int TUNE_EVERY = 16;
  private static final double TINY = 1e-30;

  private final double sampleRate;
  private final double[] states = new double[STAGES];
  private double depth;
  private double centreHz;
  private double swingOctaves;
  private double step;
  private double pole;
  private long age;

  public Phaser(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  /**
   * @param hz how often the notches come and go; 0 is off
   * @param newDepth how deep they are, 0..1
   * @param newCentreHz the middle of the all-passes' corner
   * @param newSwingOctaves how far it moves to each side
   */
  public void start(double hz, double newDepth, double newCentreHz, double newSwingOctaves) {
    centreHz = newCentreHz;
    swingOctaves = newSwingOctaves;
    step = hz / sampleRate;
    depth = hz > 0 ? newDepth : 0;
    age = 0;
    for (int k = 0; k < STAGES; k++) states[k] = 0;
  }

  /** Where the all-passes' corner lies at a place of the turn. */
  private double cornerHz(double phase) {
    return centreHz * Power.ofOctaves(swingOctaves * Sine.of(phase));
  }

  /** Works in place; costs nothing while off. */
  public void process(float[] x, int from, int to) {
    if (depth <= 0) return;
    double level = 1 / (1 + depth);
    for (int i = from; i < to; i++) {
      if (age++ % TUNE_EVERY == 0) tune();
      double turned = x[i];
      for (int k = 0; k < STAGES; k++) {
        double out = states[k] - pole * turned;
        states[k] = turned + pole * out;
        turned = out;
      }
      x[i] = (float) ((x[i] + depth * turned) * level);
    }
  }

  private void tune() {
    double phase = (age - 1) * step;
    double half = Math.min(0.24, 0.5 * cornerHz(phase - Math.floor(phase)) / sampleRate);
    double tangent = Sine.of(half) / Sine.cosine(half);
    pole = (1 - tangent) / (1 + tangent);
    for (int k = 0; k < STAGES; k++) if (Math.abs(states[k]) < TINY) states[k] = 0;
  }
}
