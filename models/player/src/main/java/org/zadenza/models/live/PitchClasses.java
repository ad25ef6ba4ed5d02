// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.music.Chord;
import org.zadenza.music.Interval;
import org.zadenza.music.Scale;
import org.zadenza.names.Shown;

/** Sets of pitch classes, bit 0 for C, as players name them. */
final class PitchClasses {
  private static final int CLASSES = 12;

  private PitchClasses() {}

  /** The notes of a scale, such as {@code c:dorian}; quarter tones count as the nearest. */
  static int ofScale(Object name) {
    Scale scale = Scale.of(name);
    int set = 0;
    for (int degree = 0; degree < scale.kind().size(); degree++) {
      set |= bit((int) Math.rint(scale.midi(degree)));
    }
    return set;
  }

  /** The notes of a chord, such as {@code C^7}, and its bass. */
  static int ofChord(Object symbol) {
    if (!(symbol instanceof String text)) {
      throw new IllegalArgumentException("must be a chord, such as C^7, not " + Shown.of(symbol));
    }
    Chord chord = Chord.parse(text);
    int set = bit(chord.bass().midi());
    for (Interval tone : chord.tones()) set |= bit(chord.root().midi() + tone.semitones());
    return set;
  }

  /** What is in both; where nothing is, the chord wins. */
  static int both(Optional<Integer> scale, Optional<Integer> chord) {
    int inScale = scale.orElse(Wishes.ALL_CLASSES);
    int inChord = chord.orElse(Wishes.ALL_CLASSES);
    return (inScale & inChord) == 0 ? inChord : inScale & inChord;
  }

  /** 1 for each of a set, 0 for the others. */
  static List<Double> histogram(int set) {
    List<Double> out = new ArrayList<>();
    for (int k = 0; k < CLASSES; k++) out.add((double) (set >> k & 1));
    return out;
  }

  /** Twelve weights, from 0. */
  static List<Double> weights(Object given) {
    List<Double> out = new ArrayList<>();
    if (given instanceof List<?> list) {
      for (Object weight : list) {
        if (weight instanceof Number n && n.doubleValue() >= 0) out.add(n.doubleValue());
      }
      if (out.size() == CLASSES && list.size() == CLASSES) return out;
    }
    throw new IllegalArgumentException(
        "must be 12 weights from 0, that of C first, or a scale, not " + Shown.of(given));
  }

  private static int bit(int pitch) {
    return 1 << Math.floorMod(pitch, CLASSES);
  }
}
