// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What Magenta's attention melodies take and say, for 48 to 83: 74 numbers a step, 40 labels. -2
 * holds, others are pitches.
 */
final class KeyMelody {
  static final int INPUTS = 74;
  private static final int HOLD = -2;
  private static final int LOWEST = 48;
  private static final int HELD = 36;
  private static final int REPEAT_BAR = 38;
  private static final int REPEAT_TWO_BARS = 39;
  private static final int MAJOR = 0b101010110101; // bits 0 2 4 5 7 9 11

  private KeyMelody() {}

  /** The input of position {@code p}. */
  static double[] input(int[] melody, int p) {
    double[] x = new double[INPUTS];
    Deque<Integer> last = new ArrayDeque<>();
    int[] counts = new int[12];
    int sounding = HOLD;
    for (int t = 0; t <= p; t++) {
      int note = melody[t];
      if (note == HOLD) continue;
      if (!last.isEmpty() && note != last.getLast()) x[39] = note > last.getLast() ? 1 : -1;
      last.remove(note);
      last.addLast(note);
      if (last.size() > 3) last.removeFirst();
      sounding = note;
      for (int key = 0; key < 12; key++) counts[key] += inKey(note, key);
    }
    if (sounding != HOLD) x[sounding - LOWEST] = 1;
    x[sounding == HOLD ? 37 : 36] = 1;
    if (melody[p] != HOLD) x[38] = 1;
    if (p >= 16 && melody[p] == melody[p - 16]) x[40] = 1;
    if (p >= 32 && melody[p] == melody[p - 32]) x[41] = 1;
    for (int bit = 0; bit < 7; bit++) x[42 + bit] = (p + 1 >> bit) % 2 == 1 ? 1 : -1;
    if ((p + 1) % 16 == 0) x[49] = 1;
    keys(counts, x, 50);
    int[] recent = new int[12];
    for (int note : last) {
      for (int key = 0; key < 12; key++) recent[key] += inKey(note, key);
    }
    keys(recent, x, 62);
    return x;
  }

  private static int inKey(int note, int key) {
    return MAJOR >> Math.floorMod(note - key, 12) & 1;
  }

  private static void keys(int[] counts, double[] x, int at) {
    int most = 0;
    for (int count : counts) most = Math.max(most, count);
    for (int key = 0; key < 12; key++) x[at + key] = counts[key] == most ? 1 : 0;
  }

  /** The label of position {@code p}. */
  static int label(int[] melody, int p) {
    if (p < 32 && melody[p] == HOLD) return REPEAT_TWO_BARS;
    if (p >= 32 && melody[p] == melody[p - 32]) return REPEAT_TWO_BARS;
    if (p >= 16 && melody[p] == melody[p - 16]) return REPEAT_BAR;
    return melody[p] == HOLD ? HELD : melody[p] - LOWEST;
  }
}
