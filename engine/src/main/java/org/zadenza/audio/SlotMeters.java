// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How loud each slot is: the highest sample of any of its sounds of late, as they go into their
 * orbits, both sides, before the orbits' effects. Falls as a {@link Level}'s peak does. The clock's
 * threads name slots, the audio thread measures, any thread reads, and nobody waits.
 */
final class SlotMeters {
  /** More slots are not measured. */
  static final int MOST = 64;

  /** The number of a slot that is not measured. */
  static final int NONE = -1;

  private static final double PEAK_FALL_DB_PER_SECOND = 20 / 1.7;
  private static final double NOTHING = 1e-6;

  private final double fallPerFrame;
  private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
  private final int[] highest = new int[MOST];
  private final double[] peaks = new double[MOST];
  private final AtomicIntegerArray shown = new AtomicIntegerArray(MOST);

  SlotMeters(int sampleRate) {
    fallPerFrame = Math.log(10) * PEAK_FALL_DB_PER_SECOND / 20 / sampleRate;
  }

  /** The number of a slot, the same each time; {@link #NONE} where there are too many. */
  int number(String slot) {
    Integer known = numbers.get(slot);
    return known == null ? added(slot) : known;
  }

  private synchronized int added(String slot) {
    if (numbers.size() >= MOST) return NONE;
    return numbers.computeIfAbsent(slot, _ -> numbers.size());
  }

  /**
   * Audio thread. A sound of a slot.
   *
   * @param slot its number, or {@link #NONE}
   * @param bits of its highest sample, as a float above 0
   */
  void heard(int slot, int bits) {
    if (slot != NONE) highest[slot] = Math.max(highest[slot], bits);
  }

  /** Audio thread. So many frames are over. */
  void pass(int frames) {
    double kept = Math.exp(-fallPerFrame * frames);
    for (int slot = 0; slot < MOST; slot++) {
      double fallen = peaks[slot] * kept;
      double peak = Math.max(Float.intBitsToFloat(highest[slot]), fallen < NOTHING ? 0 : fallen);
      highest[slot] = 0;
      if (peak == peaks[slot]) continue;
      peaks[slot] = peak;
      shown.lazySet(slot, Float.floatToRawIntBits((float) peak));
    }
  }

  /** The peak of each slot that has ever sounded, 1 being full scale. Any thread. */
  Map<String, Float> peaks() {
    Map<String, Float> out = new TreeMap<>();
    numbers.forEach((slot, number) -> out.put(slot, Float.intBitsToFloat(shown.get(number))));
    return out;
  }
}
