// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * Loudness over the life of a note: a straight attack, an exponential decay to a level, and a
 * release that ends at exactly zero. All lengths in frames.
 */
public final class Envelope {
  private double attackStep;
  private double decayFactor;
  private double sustain;
  private double releaseFrames;
  private long holdFrames;
  private long age;
  private double level;
  private double releasedFrom;
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

  public double next() {
    long released = age++ - holdFrames;
    if (released >= 0) return release(released);
    double now = level;
    if (rising) {
      level += attackStep;
      rising = level < 1;
      if (!rising) level = 1;
    } else {
      level = sustain + (level - sustain) * decayFactor;
    }
    return now;
  }

  /** A parabola: it begins without a corner that clicks, and it ends. */
  private double release(long released) {
    if (released == 0) releasedFrom = level;
    if (released >= releaseFrames) return 0;
    double left = 1 - released / releaseFrames;
    return releasedFrom * left * left;
  }
}
