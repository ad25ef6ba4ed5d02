// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.font;

/**
 * One recording of a soundfont with the keys and strengths for which it is meant. Immutable.
 *
 * @param sound with silence of {@link #MARGIN} frames before it; a loop is written out until a
 *     whole round of it lies between two others
 * @param begin where it starts, in frames of {@code sound}
 * @param end where it is over, or where the loop goes back
 * @param loop how far it goes back there; 0 for no loop
 * @param rate frames a second
 * @param rootKey the MIDI number at which it sounds as it was recorded
 * @param centsPerKey 100, but for what does not follow the keys
 * @param tuneCents what is added to the pitch
 * @param gain a factor
 * @param pan 0 left, 1 right
 * @param attack seconds to full level
 * @param hold seconds there
 * @param decay seconds in which it would fall by 100 dB
 * @param sustain the level to which it falls
 * @param release seconds until it is silent when the key is let go
 * @param lowpassHz a filter on it; 0 for none
 */
public record Region(
    int lowKey,
    int highKey,
    int lowVelocity,
    int highVelocity,
    float[] sound,
    double begin,
    double end,
    double loop,
    double rate,
    double rootKey,
    double centsPerKey,
    double tuneCents,
    double gain,
    double pan,
    double attack,
    double hold,
    double decay,
    double sustain,
    double release,
    double lowpassHz) {

  /** As far as one may look past the ends. */
  public static final int MARGIN = 64;

  /** Nothing, for any key. */
  public static final Region SILENCE =
      new Region(
          0,
          127,
          0,
          127,
          new float[4 * MARGIN],
          MARGIN,
          3 * MARGIN,
          MARGIN,
          48_000,
          60,
          100,
          0,
          0,
          0.5,
          0,
          0,
          0,
          1,
          0,
          0);

  boolean holds(int key, int velocity) {
    return key >= lowKey && key <= highKey && velocity >= lowVelocity && velocity <= highVelocity;
  }
}
