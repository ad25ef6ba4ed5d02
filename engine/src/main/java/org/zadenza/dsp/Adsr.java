// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * Attack, decay, sustain and release in straight lines, from 0 to 1 and back, asked for at any age.
 * All lengths in frames.
 */
public final class Adsr {
  private double attack;
  private double decay;
  private double sustain;
  private double hold;
  private double release;

  /**
   * @param holdFrames from the onset to the beginning of the release
   */
  public void start(
      double attackFrames,
      double decayFrames,
      double sustainLevel,
      double holdFrames,
      double releaseFrames) {
    attack = Math.max(1, attackFrames);
    decay = Math.max(1, decayFrames);
    sustain = sustainLevel;
    hold = holdFrames;
    release = Math.max(1, releaseFrames);
  }

  /** The level that many frames after the onset. */
  public double at(long age) {
    double held = held(Math.min(age, hold));
    return age <= hold ? held : held * Math.max(0, 1 - (age - hold) / release);
  }

  private double held(double age) {
    if (age < attack) return age / attack;
    double fallen = Math.min(1, (age - attack) / decay);
    return 1 + (sustain - 1) * fallen;
  }
}
