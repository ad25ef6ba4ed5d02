// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.SplittableRandom;
import org.zadenza.models.codec.DrumClass;

/**
 * A phrase of drums on another part of the kit: closed hat and ride, open hat and crash, or two
 * toms may change places, one drum may be left out, and some drums may be those of another phrase.
 *
 * <p>Drummers are few in the data; what they play on a hat could as well be played on a ride, and
 * with another's kick.
 */
final class DrumVariations {
  private static final double SWAPPED = 0.25;
  private static final double LEFT_OUT = 0.15;
  private static final double MIXED = 0.3;
  private static final double FROM_ANOTHER = 0.3;

  private DrumVariations() {}

  /** One of the variations, of which some have drums of another phrase. */
  static int[] of(int[] phrase, int[] another, SplittableRandom random) {
    int[] varied = of(phrase, random);
    if (random.nextDouble() >= MIXED) return varied;
    int taken = 0;
    for (DrumClass drum : DrumClass.values()) {
      if (random.nextDouble() < FROM_ANOTHER) taken |= 1 << drum.ordinal();
    }
    for (int t = 0; t < varied.length; t++) varied[t] = varied[t] & ~taken | another[t] & taken;
    return varied;
  }

  /** One of the variations by itself, often the phrase as it is. */
  static int[] of(int[] phrase, SplittableRandom random) {
    int[] place = new int[DrumClass.values().length];
    for (int k = 0; k < place.length; k++) {
      place[k] = 1 << k;
    }
    swap(place, DrumClass.CLOSED_HAT, DrumClass.RIDE, random);
    swap(place, DrumClass.OPEN_HAT, DrumClass.CRASH, random);
    swap(place, DrumClass.LOW_TOM, DrumClass.MID_TOM, random);
    swap(place, DrumClass.MID_TOM, DrumClass.HIGH_TOM, random);
    if (random.nextDouble() < LEFT_OUT) {
      place[random.nextInt(place.length)] = 0;
    }
    int[] out = new int[phrase.length];
    for (int t = 0; t < out.length; t++) {
      for (int k = 0; k < place.length; k++) {
        if ((phrase[t] & 1 << k) != 0) out[t] |= place[k];
      }
    }
    return out;
  }

  private static void swap(int[] place, DrumClass one, DrumClass other, SplittableRandom random) {
    if (random.nextDouble() < SWAPPED) {
      int kept = place[one.ordinal()];
      place[one.ordinal()] = place[other.ordinal()];
      place[other.ordinal()] = kept;
    }
  }
}
