// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.time.Rational;

/**
 * What a player wants of one cycle; all of it acts before a token is drawn, never on what was
 * drawn.
 *
 * @param temperature 1 as the model learned it, less is more usual, 0 always the likeliest
 * @param topK only so many of the likeliest tokens may come; 0 for all
 * @param pitchClasses the pitch classes in which notes may begin, bit 0 for C
 * @param rhythm where in the cycle notes may begin, or null for anywhere
 * @param polyphony how many notes may sound together
 * @param density notes a second that are asked for, or negative where nobody asks
 * @param histogram 12 weights of pitch classes that are asked for, or none
 * @param seconds how long a cycle is for a model that counts time in seconds
 * @param take how often the player had the cycle drawn again
 */
public record Wishes(
    double temperature,
    int topK,
    int pitchClasses,
    @Nullable List<Rational> rhythm,
    int polyphony,
    double density,
    List<Double> histogram,
    double seconds,
    int take) {
  /** Every pitch class. */
  public static final int ALL_CLASSES = 0xFFF;

  /** As many notes as there are. */
  public static final int ANY_NUMBER = 128;

  /** No density is asked for. */
  public static final double ANY_DENSITY = -1;

  /** Two seconds a cycle, as at the usual tempo. */
  public static final double USUAL_SECONDS = 2;

  /** The model as it is. */
  public static final Wishes NONE =
      new Wishes(1, 0, ALL_CLASSES, null, ANY_NUMBER, ANY_DENSITY, List.of(), USUAL_SECONDS, 0);

  /** Copies the lists. */
  public Wishes {
    rhythm = rhythm == null ? null : List.copyOf(rhythm);
    histogram = List.copyOf(histogram);
  }

  /** The same for another take. */
  public Wishes withTake(int other) {
    return new Wishes(
        temperature, topK, pitchClasses, rhythm, polyphony, density, histogram, seconds, other);
  }

  /** The same at another temperature. */
  public Wishes withTemperature(double other) {
    return new Wishes(
        other, topK, pitchClasses, rhythm, polyphony, density, histogram, seconds, take);
  }

  /** Whether a note of this MIDI pitch may begin. */
  public boolean allows(int pitch) {
    return (pitchClasses >> Math.floorMod(pitch, 12) & 1) == 1;
  }

  /** On which of so many steps of the cycle notes may begin. */
  public boolean[] onsets(int steps) {
    boolean[] out = new boolean[steps];
    if (rhythm == null) {
      Arrays.fill(out, true);
      return out;
    }
    for (Rational place : rhythm) {
      int step = (int) Math.floor(place.toDouble() * steps + 0.5);
      if (step < steps) {
        out[step] = true;
      }
    }
    return out;
  }
}
