// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

/**
 * What a decoder is told of the played pitch: sines and cosines of the note's first harmonics,
 * sample by sample, in the manner of neural source-filter models (Wang et al., 2019), and the note
 * as a number.
 *
 * <p>Harmonics above {@link #HIGHEST_HZ} are silent.
 */
public final class Excitation {
  /** Above this no harmonic is given: close to half the rate it would say nothing. */
  public static final double HIGHEST_HZ = 7600;

  private static final double MIDDLE_NOTE = 60;
  private static final double NOTES = 24;

  private Excitation() {}

  /** The frequency of a MIDI note, A4 being 440 Hz. */
  public static double hertz(double note) {
    return 440 * Math.pow(2, (note - 69) / 12);
  }

  /** The note as a condition. */
  public static float condition(double note) {
    return (float) ((note - MIDDLE_NOTE) / NOTES);
  }

  /**
   * Writes cos h p, sin h p for h = 1 up to {@code harmonics}.
   *
   * @param phase p, in radians
   * @param hertz the frequency that the phase goes round with
   */
  public static void write(double phase, double hertz, int harmonics, float[] out, int at) {
    double cos = Math.cos(phase);
    double sin = Math.sin(phase);
    double c = 1;
    double s = 0;
    for (int h = 1; h <= harmonics; h++) {
      double next = c * cos - s * sin;
      s = s * cos + c * sin;
      c = next;
      boolean heard = h * hertz <= HIGHEST_HZ;
      out[at + 2 * h - 2] = heard ? (float) c : 0;
      out[at + 2 * h - 1] = heard ? (float) s : 0;
    }
  }
}
