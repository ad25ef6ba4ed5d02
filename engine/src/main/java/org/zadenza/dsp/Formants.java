// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

import java.util.Arrays;

/**
 * A singer's mouth: five band filters side by side that let through what a vowel is made of.
 *
 * <p>Centres, levels and widths are those of a bass voice as tabulated by Sundberg and others for
 * formant synthesis (in the Csound manual's appendix of formant values).
 */
public final class Formants {
  private static final String VOWELS = "aeiou";
  private static final double[][] HZ = {
    {600, 1040, 2250, 2450, 2750},
    {400, 1620, 2400, 2800, 3100},
    {250, 1750, 2600, 3050, 3340},
    {400, 750, 2400, 2600, 2900},
    {350, 600, 2400, 2675, 2950},
  };
  private static final double[][] DECIBELS = {
    {0, -7, -9, -9, -20},
    {0, -12, -9, -12, -18},
    {0, -30, -16, -22, -28},
    {0, -11, -21, -20, -40},
    {0, -20, -32, -28, -36},
  };
  private static final double[][] WIDTH_HZ = {
    {60, 70, 110, 120, 130},
    {40, 80, 100, 120, 120},
    {60, 90, 100, 120, 120},
    {40, 80, 100, 120, 120},
    {40, 80, 100, 120, 120},
  };

  /** A mouth lets little through; this brings a saw back to about its loudness. */
  private static final double MAKE_UP = 4;

  private static final int SETTLE_EVERY = 64;

  private final double sampleRate;
  private final Filter[] filters = new Filter[HZ[0].length];
  private final double[] levels = new double[HZ[0].length];
  private final float[] in = new float[SETTLE_EVERY];
  private final float[] sum = new float[SETTLE_EVERY];
  private boolean on;
  private int age;

  public Formants(double sampleRate) {
    this.sampleRate = sampleRate;
    for (int k = 0; k < filters.length; k++) filters[k] = new Filter();
  }

  /** The number of a vowel's letter, 0..4, for {@link #start}; -1 for what is none. */
  public static int vowel(char letter) {
    return VOWELS.indexOf(letter);
  }

  /** The centre of a vowel's k-th formant. */
  static double centreHz(int vowel, int k) {
    return HZ[vowel][k];
  }

  /**
   * @param vowel 0..4 for a, e, i, o, u; -1 switches it off
   */
  public void start(int vowel) {
    on = vowel >= 0;
    age = 0;
    if (!on) return;
    for (int k = 0; k < filters.length; k++) {
      filters[k].reset();
      filters[k].tune(HZ[vowel][k] / sampleRate, 0.5 * HZ[vowel][k] / WIDTH_HZ[vowel][k]);
      levels[k] = MAKE_UP * Power.ofDecibels(DECIBELS[vowel][k]);
    }
  }

  /** Filters in place; costs nothing while off. */
  public void process(float[] x, int from, int to) {
    if (!on) return;
    int at = from;
    while (at < to) {
      if (age == 0) for (Filter filter : filters) filter.settle();
      int count = Math.min(to - at, SETTLE_EVERY - age);
      System.arraycopy(x, at, in, 0, count);
      Arrays.fill(sum, 0, count, 0);
      for (int k = 0; k < filters.length; k++) filters[k].addBand(in, sum, levels[k], 0, count);
      System.arraycopy(sum, 0, x, at, count);
      age = (age + count) % SETTLE_EVERY;
      at += count;
    }
  }
}
