// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * Teeth in the spectrum, evenly apart: the sound and the sound a moment before, half of each. The
 * number of teeth is SuperDirt's, whose spectral comb has square ones; these are round.
 */
public final class Comb {
  private static final int MOST_TEETH = 256;

  private final float[] line = new float[2 * MOST_TEETH];
  private int length;
  private int at;

  /**
   * @param amount 0 is off, 1 has 256 teeth between 0 Hz and half the sample rate
   */
  public void start(double amount) {
    length = 2 * (int) Math.rint(MOST_TEETH * Math.clamp(amount, 0, 1));
    at = 0;
    java.util.Arrays.fill(line, 0, length, 0);
  }

  /** Works in place; costs nothing while off. */
  public void process(float[] x, int from, int to) {
    if (length == 0) return;
    for (int i = from; i < to; i++) {
      float in = x[i];
      x[i] = 0.5f * (in + line[at]);
      line[at] = in;
      at = at + 1 == length ? 0 : at + 1;
    }
  }
}
