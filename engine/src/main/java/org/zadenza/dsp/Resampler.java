// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import java.util.Arrays;

/**
 * Many places of a signal at once, several times as fast as {@link Sinc#at} gives them one by one:
 * the sinc's long rows first make the frames and those half way between them, in loops that a
 * compiler turns into vectors, and a short sinc reads between these. One thread; allocates nothing.
 */
public final class Resampler {
  /** So many places can be read at once. */
  public static final int MOST = 256;

  private static final int TAPS = 14;
  private static final int PHASES = 256;
  private static final int MORE = TAPS / 4 + 1;
  private static final int FRAMES = (int) (MOST * Sinc.WIDEST) + 4 * MORE;
  private static final double BETA = 0.1102 * (100 - 8.7);
  private static final float[] ROWS = Kaiser.rows(TAPS, PHASES, 1, BETA);

  private final float[] near = new float[FRAMES + 2 * Sinc.REACH];
  private final float[] whole = new float[FRAMES];
  private final float[] between = new float[FRAMES];
  private final float[] doubled = new float[2 * FRAMES];
  private final float[][] shifted = new float[4][FRAMES];

  /**
   * Reads a signal that is silent beyond its ends.
   *
   * @param places where, in frames; they may lie anywhere, but not further apart than {@link #MOST}
   *     times {@link Sinc#WIDEST}
   * @param count how many of them, at most {@link #MOST}
   * @param at where in {@code out} the first goes
   */
  public void read(float[] x, Sinc sinc, double[] places, int count, float[] out, int at) {
    double first = places[0];
    double last = first;
    for (int i = 1; i < count; i++) {
      first = Math.min(first, places[i]);
      last = Math.max(last, places[i]);
    }
    long from = (long) Math.floor(first) - MORE;
    int frames = (int) ((long) Math.floor(last) - from) + MORE + 1;
    take(x, from - sinc.reach() + 1, frames + 2 * sinc.reach());
    sinc.doubled(near, frames, whole, between, shifted);
    for (int i = 0; i < frames; i++) {
      doubled[2 * i] = whole[i];
      doubled[2 * i + 1] = between[i];
    }
    for (int i = 0; i < count; i++) {
      double floor = Math.floor(places[i]);
      out[at + i] = at((int) ((long) floor - from), places[i] - floor);
    }
  }

  private void take(float[] x, long from, int frames) {
    int begin = Math.clamp(-from, 0, frames);
    int end = Math.clamp(x.length - from, begin, frames);
    Arrays.fill(near, 0, begin, 0);
    if (end > begin) System.arraycopy(x, (int) (from + begin), near, begin, end - begin);
    Arrays.fill(near, end, frames, 0);
  }

  private float at(int frame, double fraction) {
    int half = fraction >= 0.5 ? 1 : 0;
    double phase = (2 * fraction - half) * PHASES;
    int row = (int) phase;
    float weight = (float) (phase - row);
    int low = row * TAPS;
    int from = 2 * frame + half - TAPS / 2 + 1;
    float even = 0;
    float odd = 0;
    float evenNext = 0;
    float oddNext = 0;
    for (int k = 0; k < TAPS; k += 2) {
      float a = doubled[from + k];
      float b = doubled[from + k + 1];
      even += a * ROWS[low + k];
      odd += b * ROWS[low + k + 1];
      evenNext += a * ROWS[low + TAPS + k];
      oddNext += b * ROWS[low + TAPS + k + 1];
    }
    float here = even + odd;
    return here + weight * (evenNext + oddNext - here);
  }
}
