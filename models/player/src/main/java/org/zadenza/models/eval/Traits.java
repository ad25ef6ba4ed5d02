// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.MelodyNote;

/**
 * How often things happen in some phrases: a histogram for each trait, e.g. of the intervals
 * between notes. Phrases count in full, whatever their length.
 */
final class Traits {
  private static final int BAR = 16;
  private static final int OCTAVE = 12;
  private static final int TENTHS = 11;

  private final Map<String, double[]> counts = new LinkedHashMap<>();

  private void count(String trait, int kinds, int kind) {
    counts.computeIfAbsent(trait, name -> new double[kinds])[kind]++;
  }

  /**
   * Melodies of {@link MelodyCodec#PIANO}: pitches, intervals up to an octave, durations up to a
   * bar in sixteenths, notes a bar, and how much of each bar is as in the bar before.
   */
  static Traits melodies(List<int[]> phrases) {
    Traits traits = new Traits();
    for (int[] phrase : phrases) {
      List<MelodyNote> notes = MelodyCodec.PIANO.decode(phrase);
      for (int k = 0; k < notes.size(); k++) {
        MelodyNote note = notes.get(k);
        traits.count("pitch", 128, note.pitch());
        traits.count("duration", BAR + 1, Math.min(BAR, note.end() - note.start()));
        if (k > 0) {
          int interval = note.pitch() - notes.get(k - 1).pitch();
          traits.count("interval", 2 * OCTAVE + 1, Math.clamp(interval, -OCTAVE, OCTAVE) + OCTAVE);
        }
      }
      traits.bars(phrase, MelodyCodec.FIRST_PITCH);
    }
    return traits;
  }

  /**
   * Drums of {@link DrumsCodec}: which drums, on which sixteenths of the bar, how many at once, how
   * many sixteenths of a bar have a hit, and how much of each bar is as in the bar before.
   */
  static Traits drums(List<int[]> phrases) {
    Traits traits = new Traits();
    for (int[] phrase : phrases) {
      for (int t = 0; t < phrase.length; t++) {
        List<DrumClass> drums = DrumsCodec.drums(phrase[t]);
        traits.count("together", DrumClass.values().length + 1, drums.size());
        for (DrumClass drum : drums) {
          traits.count("drum", DrumClass.values().length, drum.ordinal());
          traits.count("place", BAR, t % BAR);
        }
      }
      traits.bars(phrase, 1);
    }
    return traits;
  }

  private void bars(int[] phrase, int first) {
    for (int from = 0; from < phrase.length; from += BAR) {
      int begun = 0;
      int same = 0;
      int either = 0;
      for (int t = from; t < from + BAR; t++) {
        if (phrase[t] >= first) begun++;
        if (from > 0 && (phrase[t] >= first || phrase[t - BAR] >= first)) {
          either++;
          if (phrase[t] == phrase[t - BAR]) same++;
        }
      }
      count("density", BAR + 1, begun);
      if (from > 0 && either > 0) count("repetition", TENTHS, same * (TENTHS - 1) / either);
    }
  }

  /** For each trait how far apart the shares are: half the sum of their differences, 0 to 1. */
  Map<String, Double> distances(Traits other) {
    Map<String, Double> distances = new LinkedHashMap<>();
    for (Map.Entry<String, double[]> entry : counts.entrySet()) {
      double[] mine = entry.getValue();
      double[] its = other.counts.getOrDefault(entry.getKey(), new double[mine.length]);
      double mineAll = Math.max(1, sum(mine));
      double itsAll = Math.max(1, sum(its));
      double distance = 0;
      for (int k = 0; k < mine.length; k++) {
        distance += Math.abs(mine[k] / mineAll - its[k] / itsAll) / 2;
      }
      distances.put(entry.getKey(), distance);
    }
    return distances;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) sum += value;
    return sum;
  }
}
