// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * What to add to a wave that jumps or bends so that nothing of it lies above half the sample rate:
 * the difference between a sharp corner and one that went through a low-pass filter.
 *
 * <p>Band-limited steps (Stilson and Smith, "Alias-free digital synthesis of classic analog
 * waveforms", 1996) and ramps, by a sine over its argument under Kaiser's window (1974), eight
 * samples to each side, read from tables with straight lines between. Any thread.
 */
final class Corner {
  /** How far a corner reaches, in samples. */
  private static final int REACH = 8;

  private static final int PER_SAMPLE = 256;

  /** Of the sample rate: what lies above 0.63 of it, and would fall below 0.37, is 80 dB down. */
  private static final double CUTOFF = 0.47;

  /** Kaiser's shape for 80 dB. */
  private static final double BETA = 7.857;

  private static final double[] STEP = new double[REACH * PER_SAMPLE + 2];
  private static final double[] BEND = new double[REACH * PER_SAMPLE + 2];

  static {
    int last = REACH * PER_SAMPLE;
    for (int i = last - 1; i >= 0; i--) STEP[i] = STEP[i + 1] - area(i) / PER_SAMPLE;
    double scale = -0.5 / STEP[0];
    for (int i = 0; i <= last; i++) STEP[i] *= scale;
    for (int i = last - 1; i >= 0; i--) {
      BEND[i] = BEND[i + 1] - 0.5 * (STEP[i] + STEP[i + 1]) / PER_SAMPLE;
    }
  }

  private Corner() {}

  /** The mean of the kernel between two places of the table, by Simpson's rule. */
  private static double area(int i) {
    double x = (double) i / PER_SAMPLE;
    double half = 0.5 / PER_SAMPLE;
    return (kernel(x) + 4 * kernel(x + half) + kernel(x + 2 * half)) / 6;
  }

  private static double kernel(double x) {
    double place = x / REACH;
    double inside = Math.sqrt(Math.max(0, 1 - place * place));
    double window = Kaiser.bessel(BETA * inside) / Kaiser.bessel(BETA);
    double turn = 2 * Math.PI * CUTOFF * x;
    return window * 2 * CUTOFF * (turn == 0 ? 1 : StrictMath.sin(turn) / turn);
  }

  /**
   * What to add for steps of +1 at phase 0 of every turn.
   *
   * @param t the phase, 0..1
   * @param step how far the phase moves in a sample, above 0
   */
  static double step(double t, double step) {
    double reach = REACH * step;
    double sum = 0;
    for (double past = t; past < reach; past += 1) sum += at(STEP, past / step);
    for (double ahead = 1 - t; ahead < reach; ahead += 1) sum -= at(STEP, ahead / step);
    return sum;
  }

  /** What to add for bends at phase 0 of every turn that make it one unit a sample steeper. */
  static double bend(double t, double step) {
    double reach = REACH * step;
    double sum = 0;
    for (double past = t; past < reach; past += 1) sum += at(BEND, past / step);
    for (double ahead = 1 - t; ahead < reach; ahead += 1) sum += at(BEND, ahead / step);
    return sum;
  }

  private static double at(double[] table, double samples) {
    double place = samples * PER_SAMPLE;
    int whole = (int) place;
    return table[whole] + (table[whole + 1] - table[whole]) * (place - whole);
  }
}
