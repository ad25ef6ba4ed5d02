// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/** A valve: what swings up passes, what swings down is rounded off. The offset is taken out. */
public final class Triode {
  /** SuperDirt's drive of 10, at the level at which it plays a sound of gain 1. */
  private static final double DRIVE = 10 * 0.4;

  private static final double DC_CORNER_HZ = 20;

  private final DcBlocker blocker;
  private double drive;

  public Triode(double sampleRate) {
    blocker = new DcBlocker(sampleRate, DC_CORNER_HZ);
  }

  /**
   * @param amount 0 is off, 1 is SuperDirt's strongest
   */
  public void start(double amount) {
    drive = DRIVE * amount;
    blocker.reset();
  }

  /** Distorts in place; costs nothing while off. */
  public void process(float[] x, int from, int to) {
    if (drive <= 0) return;
    for (int i = from; i < to; i++) {
      double in = x[i];
      x[i] = (float) blocker.next(in > 0 ? in : Saturator.soft(in * drive) / drive);
    }
  }
}
