// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zadenza.models.nsynth.SoundMeasures;
import org.zadenza.models.nsynth.SoundNote;

/**
 * Which notes are morphed: pairs of instruments of different families at the same pitch and
 * velocity, whose brightness is at least two semitones apart, since where it is not there is no way
 * along which it could move.
 */
final class MorphPairs {
  /** Where brightness is measured: the note without its beginning and its end, in samples. */
  static final int FROM = 1600;

  static final int TO = 24_000;
  private static final double APART = 2; // semitones

  private MorphPairs() {}

  /** A pair. */
  record Pair(SoundNote from, SoundNote to) {}

  /**
   * At most so many, by chance, no instrument twice before every other that can was there.
   *
   * @param seed of the choice
   */
  static List<Pair> choose(List<SoundNote> notes, int most, long seed) {
    List<SoundNote> shuffled = new ArrayList<>(notes);
    Collections.shuffle(shuffled, new Random(seed));
    Map<String, Integer> used = new HashMap<>();
    List<Pair> out = new ArrayList<>();
    for (int allowed = 0; allowed < shuffled.size() && out.size() < most; allowed++) {
      int before = out.size();
      for (int k = 0; k < shuffled.size() && out.size() < most; k++) {
        SoundNote from = shuffled.get(k);
        if (used.getOrDefault(from.instrument(), 0) > allowed) continue;
        for (int m = k + 1; m < shuffled.size(); m++) {
          SoundNote to = shuffled.get(m);
          if (used.getOrDefault(to.instrument(), 0) > allowed || !fits(from, to)) continue;
          Pair pair = new Pair(from, to);
          if (out.contains(pair)) continue;
          out.add(pair);
          used.merge(from.instrument(), 1, Integer::sum);
          used.merge(to.instrument(), 1, Integer::sum);
          break;
        }
      }
      if (out.size() == before && allowed > 0) break;
    }
    return out;
  }

  private static boolean fits(SoundNote a, SoundNote b) {
    return a.pitch() == b.pitch()
        && a.velocity() == b.velocity()
        && !a.family().equals(b.family())
        && Math.abs(brightness(a.samples()) - brightness(b.samples())) >= APART;
  }

  /** The spectral centroid as a MIDI note; NaN where there is no sound. */
  static double brightness(float[] sound) {
    return note(SoundMeasures.centroid(sound, FROM, Math.min(TO, sound.length)));
  }

  /** The centroid of its power as a MIDI note. */
  static double powerBrightness(float[] sound) {
    return note(SoundMeasures.powerCentroid(sound, FROM, Math.min(TO, sound.length)));
  }

  private static double note(double hertz) {
    return 69 + 12 * Math.log(hertz / 440) / Math.log(2);
  }
}
