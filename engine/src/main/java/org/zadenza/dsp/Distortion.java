// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * A crunch of odd harmonics: the cube of the sound, clipped softly, mixed in at equal power. What
 * is quiet vanishes, what is loud grates.
 */
public final class Distortion {
  /** Eight times the cube of the level at which SuperDirt plays a sound of gain 1. */
  private static final double CUBE = 8 * 0.4 * 0.4 * 0.4;

  /** Half of full scale at that level. */
  private static final double CEILING = 0.5 / 0.4;

  private double dry;
  private double wet;
  private double cube;

  /**
   * @param amount 0 is off, at 1 nothing of the plain sound is left, above it is driven harder
   * @param level a factor on what comes out
   */
  public void start(double amount, double level) {
    double mix = Math.min(1, amount);
    wet = level * Sine.of(0.25 * mix);
    dry = level * Sine.cosine(0.25 * mix);
    double drive = Math.max(1, amount);
    cube = amount > 0 ? CUBE * drive * drive * drive : 0;
  }

  /** Distorts in place; costs nothing while off. */
  public void process(float[] x, int from, int to) {
    if (cube == 0) return;
    for (int i = from; i < to; i++) {
      double in = x[i];
      x[i] = (float) (dry * in + wet * CEILING * Saturator.soft(cube * in * in * in));
    }
  }
}
