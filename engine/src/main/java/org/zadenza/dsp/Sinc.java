// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import java.util.Arrays;

/**
 * A signal between its frames: a sinc in Kaiser's window, cut into rows for every 256th of a frame,
 * straight between two rows. Any thread; allocates nothing after the class is loaded.
 *
 * <p>Read faster than it was recorded, a sound would fold back from above half the rate; so there
 * is a table for each eighth of an octave of steps up to 2, with a corner as much lower and as many
 * more taps. After Smith and Gossett, "A flexible sampling-rate conversion method" (1984); the
 * window's shape is Kaiser's (1974) for 90 dB.
 */
public final class Sinc {
  /** The step up to which a table folds nothing back. */
  public static final double WIDEST = 2;

  /** So many frames before and after a place are needed at most. */
  public static final int REACH = 48;

  private static final int PHASES = 256;
  private static final int HALF = 24;
  private static final int PER_OCTAVE = 8;
  private static final double CORNER = 0.95;
  private static final double BETA = 0.1102 * (90 - 8.7);
  private static final Sinc[] TABLES = new Sinc[PER_OCTAVE + 1];

  static {
    for (int i = 0; i <= PER_OCTAVE; i++) {
      TABLES[i] = new Sinc(Power.ofOctaves((double) i / PER_OCTAVE));
    }
  }

  private final double step;
  private final int taps;
  private final float[] rows;

  private Sinc(double step) {
    this.step = step;
    taps = 4 * (int) Math.ceil(HALF * step / 2);
    rows = Kaiser.rows(taps, PHASES, CORNER / step, BETA);
  }

  /**
   * The table for reading at some speed.
   *
   * @param step frames of the sound per frame of the output; above {@link #WIDEST} it folds
   */
  public static Sinc of(double step) {
    int i = 0;
    while (i < PER_OCTAVE && TABLES[i].step < step) i++;
    return TABLES[i];
  }

  /** How many frames before and after a place it looks at. */
  public int reach() {
    return taps / 2;
  }

  /**
   * The signal at {@code place + fraction}.
   *
   * @param x holds {@link #reach} frames before and after
   * @param fraction 0 up to 1
   */
  public float at(float[] x, int place, double fraction) {
    double phase = fraction * PHASES;
    int row = (int) phase;
    float weight = (float) (phase - row);
    int low = row * taps;
    int high = low + taps;
    int from = place - taps / 2 + 1;
    float even = 0;
    float odd = 0;
    float evenNext = 0;
    float oddNext = 0;
    for (int k = 0; k < taps; k += 2) {
      float first = x[from + k];
      float second = x[from + k + 1];
      even += first * rows[low + k];
      odd += second * rows[low + k + 1];
      evenNext += first * rows[high + k];
      oddNext += second * rows[high + k + 1];
    }
    float here = even + odd;
    return here + weight * (evenNext + oddNext - here);
  }

  /**
   * The signal at each of so many frames, the first of them at {@code reach() - 1}, and half a
   * frame later. Copies make every array begin at its first place, without which there are no
   * vectors.
   *
   * @param shifted four arrays for its own use, as long as {@code out}
   */
  void doubled(float[] x, int frames, float[] whole, float[] between, float[][] shifted) {
    Arrays.fill(whole, 0, frames, 0);
    Arrays.fill(between, 0, frames, 0);
    for (int k = 0; k < taps; k += 4) {
      for (int i = 0; i < 4; i++) System.arraycopy(x, k + i, shifted[i], 0, frames);
      add(whole, between, frames, shifted, k);
    }
  }

  private void add(float[] whole, float[] between, int frames, float[][] shifted, int k) {
    float[] p = shifted[0];
    float[] q = shifted[1];
    float[] r = shifted[2];
    float[] s = shifted[3];
    float a = rows[k];
    float b = rows[k + 1];
    float c = rows[k + 2];
    float d = rows[k + 3];
    int half = PHASES / 2 * taps + k;
    float e = rows[half];
    float f = rows[half + 1];
    float g = rows[half + 2];
    float h = rows[half + 3];
    for (int i = 0; i < frames; i++) {
      whole[i] += (p[i] * a + q[i] * b) + (r[i] * c + s[i] * d);
      between[i] += (p[i] * e + q[i] * f) + (r[i] * g + s[i] * h);
    }
  }
}
