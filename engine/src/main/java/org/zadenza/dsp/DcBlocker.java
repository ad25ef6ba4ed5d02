// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/** Takes out what does not swing: one zero at 0 Hz, one pole just beside it (Smith, 2007). */
public final class DcBlocker {
  private final double pole;
  private double lastIn;
  private double lastOut;

  public DcBlocker(double sampleRate, double cornerHz) {
    pole = StrictMath.exp(-2 * Math.PI * cornerHz / sampleRate);
  }

  /** Forgets what went through. */
  public void reset() {
    lastIn = 0;
    lastOut = 0;
  }

  public double next(double in) {
    double out = in - lastIn + pole * lastOut;
    lastIn = in;
    lastOut = Math.abs(out) < 1e-30 ? 0 : out;
    return lastOut;
  }
}
