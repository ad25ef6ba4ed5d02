// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/** Follows a control without a jump: one pole, most of the way in a few milliseconds. */
public final class Smoother {
  private static final double NEAR_ENOUGH = 1e-9;

  private final double rate;
  private double value;
  private double target;

  /**
   * @param frames after which 63 % of a jump are done
   */
  public Smoother(double value, double frames) {
    this.rate = 1 - StrictMath.exp(-1 / frames);
    this.value = value;
    this.target = value;
  }

  public void target(double newTarget) {
    target = newTarget;
  }

  public double next() {
    double gap = target - value;
    value = Math.abs(gap) < NEAR_ENOUGH ? target : value + gap * rate;
    return value;
  }
}
