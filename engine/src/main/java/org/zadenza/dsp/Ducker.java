// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/** Makes room: a level that falls at once and comes back, in equal steps to the ear. */
public final class Ducker {
  private static final double LEAST = 0.01;

  private final double sampleRate;
  private double level = 1;
  private double falling;
  private double rising;
  private long fallFrames;

  public Ducker(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  /**
   * Ducks now.
   *
   * @param depth 0..1: at 0.5 about 0.3 of the loudness is left, at 1 a hundredth
   * @param onsetSeconds until it is down
   * @param attackSeconds from there until it is back
   */
  public void duck(double depth, double onsetSeconds, double attackSeconds) {
    double lowest = Math.max(LEAST, 1 - Math.sqrt(Math.clamp(depth, 0, 1)));
    double target = Math.min(lowest, level);
    fallFrames = (long) Math.max(1, Math.rint(onsetSeconds * sampleRate));
    falling = Power.of(target / level, 1.0 / fallFrames);
    rising = Power.of(1 / target, 1 / Math.max(1, attackSeconds * sampleRate));
  }

  /** True while it is not at 1. */
  public boolean ducking() {
    return fallFrames > 0 || level < 1;
  }

  public double next() {
    if (fallFrames > 0) {
      fallFrames--;
      level *= falling;
    } else {
      level = Math.min(1, level * rising);
    }
    return level;
  }
}
