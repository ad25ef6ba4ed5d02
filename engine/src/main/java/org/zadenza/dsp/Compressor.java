// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * Turns down what is louder than a threshold, both sides alike. No make-up gain.
 *
 * <p>Feed-forward with a soft knee (Giannoulis, Massberg and Reiss, "Digital Dynamic Range
 * Compressor Design", 2012); it hears the peak, which rises in the attack and falls in the release.
 */
public final class Compressor {
  private static final int TUNE_EVERY = 16;
  private static final double TINY = 1e-12;
  private static final double DB_PER_NEPER = 20 / StrictMath.log(10);

  private final double sampleRate;
  private boolean on;
  private double thresholdDb;
  private double slope;
  private double kneeDb;
  private double rise;
  private double fall;
  private double level;
  private double gain = 1;
  private double gainStep;
  private int untilTuned;

  public Compressor(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  /**
   * @param newThresholdDb dBFS, -100..0; 0 switches it off
   * @param ratio how many decibels more come in for one that comes out, 1..100
   * @param newKneeDb over how many decibels it sets in, 0..40
   * @param attackSeconds to hear 63 % of a rise
   * @param releaseSeconds to forget 63 % of it
   */
  public void set(
      double newThresholdDb,
      double ratio,
      double newKneeDb,
      double attackSeconds,
      double releaseSeconds) {
    on = newThresholdDb < 0;
    thresholdDb = newThresholdDb;
    slope = 1 / ratio - 1;
    kneeDb = newKneeDb;
    rise = 1 - StrictMath.exp(-1 / Math.max(1, attackSeconds * sampleRate));
    fall = 1 - StrictMath.exp(-1 / Math.max(1, releaseSeconds * sampleRate));
  }

  /** By how many decibels a steady level is changed. */
  double changeDb(double levelDb) {
    double over = levelDb - thresholdDb;
    if (2 * over <= -kneeDb) return 0;
    if (2 * over >= kneeDb) return slope * over;
    double into = over + kneeDb / 2;
    return slope * into * into / (2 * kneeDb);
  }

  /** Works in place; costs nothing while off. */
  public void process(float[] left, float[] right, int from, int to) {
    if (!on && gain == 1) return;
    for (int i = from; i < to; i++) {
      double peak = Math.max(Math.abs(left[i]), Math.abs(right[i]));
      level += (peak - level) * (peak > level ? rise : fall);
      if (untilTuned == 0) tune();
      untilTuned--;
      gain += gainStep;
      left[i] *= (float) gain;
      right[i] *= (float) gain;
    }
  }

  private void tune() {
    untilTuned = TUNE_EVERY;
    if (level < TINY) level = 0;
    double db = level == 0 || !on ? 0 : changeDb(DB_PER_NEPER * StrictMath.log(level));
    double wanted = db == 0 ? 1 : Power.ofDecibels(db);
    gainStep = (wanted - gain) / TUNE_EVERY;
    if (Math.abs(wanted - gain) > 1e-9) return;
    gain = wanted;
    gainStep = 0;
  }
}
