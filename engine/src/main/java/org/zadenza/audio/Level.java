// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

/**
 * How loud something is, 1 being full scale.
 *
 * @param peak the highest sample of late; falls 20 dB in 1.7 s, as IEC 60268-10 has it
 * @param rms of the last 300 ms or so, as a VU meter's needle moves (IEC 60268-17)
 */
public record Level(double peak, double rms) {
  private static final double FLOOR_DB = -144;

  /** dBFS; -144 for silence. */
  public double peakDb() {
    return decibels(peak);
  }

  /** dBFS; -144 for silence. */
  public double rmsDb() {
    return decibels(rms);
  }

  private static double decibels(double amplitude) {
    return amplitude <= 0 ? FLOOR_DB : Math.max(FLOOR_DB, 20 * Math.log10(amplitude));
  }
}
