// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/** A factor that moves to another in a straight line, so that a jump of it is not heard. */
public final class Ramp {
  private float value;
  private float target;
  private float step;

  /** Stands still at {@code factor}. */
  public void set(double factor) {
    value = (float) factor;
    target = value;
  }

  /** Moves to {@code factor} within as many frames. */
  public void aim(double factor, int frames) {
    target = (float) factor;
    step = Math.abs(target - value) / Math.max(1, frames);
  }

  public boolean moves() {
    return value != target;
  }

  /** The factor now. */
  public float value() {
    return value;
  }

  /** One frame on. */
  public float next() {
    float left = target - value;
    value = Math.abs(left) <= step ? target : value + Math.copySign(step, left);
    return value;
  }
}
