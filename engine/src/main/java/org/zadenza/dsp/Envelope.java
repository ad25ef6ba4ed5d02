// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import java.util.Arrays;

/**
 * Loudness over the life of a note: a straight attack, an exponential decay to a level, and a
 * release that ends at exactly zero. All lengths in frames.
 */
public final class Envelope {
  private static final double NEAR_ENOUGH = 1e-7;

  private double attackStep;
  private double decayFactor;
  private double sustain;
  private double releaseFrames;
  private long holdFrames;
  private long age;
  private double level;
  private boolean rising;

  /**
   * Starts a note.
   *
   * @param decayFrames until 60 dB of the way to {@code sustain} are done
   * @param holdFrames from the onset to the beginning of the release
   */
  public void start(
      double attackFrames,
      double decayFrames,
      double sustain,
      long holdFrames,
      double releaseFrames) {
    this.attackStep = 1 / Math.max(1, attackFrames);
    this.decayFactor = Decay.factor(decayFrames);
    this.sustain = sustain;
    this.holdFrames = holdFrames;
    this.releaseFrames = Math.max(1, Math.ceil(releaseFrames));
    age = 0;
    level = 0;
    rising = true;
  }

  /** True once nothing but zeros will come. */
  public boolean ended() {
    return age - holdFrames >= releaseFrames;
  }

  /** Writes the next levels into {@code out[from..to)}. */
  public void fill(float[] out, int from, int to) {
    int at = from;
    while (at < to && age < holdFrames && rising) out[at++] = (float) attack();
    int held = (int) Math.min(to, at + Math.max(0, holdFrames - age));
    if (level == sustain) {
      Arrays.fill(out, at, held, (float) level);
      age += held - at;
    } else {
      for (int i = at; i < held; i++) out[i] = (float) decay();
    }
    for (int i = held; i < to; i++) out[i] = (float) release(age++ - holdFrames);
  }

  private double attack() {
    age++;
    double now = level;
    level = Math.min(1, level + attackStep);
    rising = level < 1;
    return now;
  }

  private double decay() {
    age++;
    double now = level;
    double gap = (level - sustain) * decayFactor;
    level = Math.abs(gap) < NEAR_ENOUGH ? sustain : sustain + gap;
    return now;
  }

  /** A parabola: it begins without a corner that clicks, and it ends. */
  private double release(long released) {
    if (released >= releaseFrames) return 0;
    double left = 1 - released / releaseFrames;
    return level * left * left;
  }
}
