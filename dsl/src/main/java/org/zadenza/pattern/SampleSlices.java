// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.music.Pitch;

/** Parts of a sample, as {@code begin} and {@code end} from 0 to 1. */
final class SampleSlices {
  /** Says of how many slices one is; not sent anywhere. */
  static final String COUNT = "_slices";

  private SampleSlices() {}

  static List<Controls> of(long n) {
    if (n > TimeVerbs.MOST_STARTS) throw new BudgetSpent(TimeVerbs.MOST_STARTS);
    List<Controls> out = new ArrayList<>();
    for (long i = 0; i < n; i++) out.add(slice((double) i / n, (double) (i + 1) / n));
    return out;
  }

  /** {@code n} parts of one length, the first at the beginning, the last at the end. */
  static List<Controls> spread(long n, double length) {
    if (n > TimeVerbs.MOST_STARTS) throw new BudgetSpent(TimeVerbs.MOST_STARTS);
    double step = n > 1 ? (1 - length) / (n - 1) : 0;
    List<Controls> out = new ArrayList<>();
    for (long i = 0; i < n; i++) out.add(slice(step * i, step * i + length));
    return out;
  }

  /** The {@code index}th of {@code count} parts; a list gives the borders itself. */
  static Controls numbered(Object count, Object index) {
    double i = Pitch.numeral(index);
    if (count instanceof List<?> borders) {
      int at = Math.clamp((long) i, 0, borders.size() - 1);
      double end = at + 1 < borders.size() ? Pitch.numeral(borders.get(at + 1)) : 1;
      return slice(Pitch.numeral(borders.get(at)), end).with(COUNT, (double) borders.size());
    }
    double n = Pitch.numeral(count);
    return slice(i / n, (i + 1) / n).with(COUNT, n);
  }

  /** The slice of what is already a slice. */
  static Controls within(Controls sound, Controls slice) {
    if (!sound.containsKey("begin") || !sound.containsKey("end")) return sound.union(slice);
    double begin = sound.number("begin", 0);
    double width = sound.number("end", 1) - begin;
    return sound.union(
        slice(begin + slice.number("begin", 0) * width, begin + slice.number("end", 1) * width));
  }

  private static Controls slice(double begin, double end) {
    return Controls.of("begin", begin).with("end", end);
  }
}
