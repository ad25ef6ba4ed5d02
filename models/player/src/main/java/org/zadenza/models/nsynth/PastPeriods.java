// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import java.util.Arrays;
import org.zadenza.neural.MuLaw;

/**
 * What the last periods of a note say of its next sample: some guesses, which a decoder is given
 * beside the sample before.
 *
 * <p>A note of known pitch nearly repeats itself a period later: that is most of what there is to
 * know of its next sample, and to say which sample that was takes a small network most of its size.
 * So it is told, as the long-term prediction of speech coders does (Atal and Schroeder, 1970): the
 * sample a period ago, means of more and more periods, which have less and less noise, and these
 * with what the sample before was off by. A period is hardly ever whole samples: the sound between
 * them is had by a sinc. It is one period and not a whole number of more, although more come closer
 * to whole samples: else a note that goes on by itself soon has another pitch, a part of its own.
 * Guesses are computed of the sound itself, where they are linear, and given as mu-law.
 *
 * <p>{@link #next}, {@link #guesses} and {@link #add} in turn, and of what is drawn {@link
 * #settled} before it is added. One sound's; owned by one thread at a time; allocates nothing.
 */
public final class PastPeriods {
  /** How many guesses there are. */
  public static final int GUESSES = 12;

  private static final int REACH = 1024;
  private static final double LONGEST = REACH - 16.0;
  private static final int HALF = 4; // samples on either side of a place between them
  private static final double SHORTEST = 3;
  private static final float[] KEPT = {0, 0.5f, 0.8f, 0.95f}; // of the mean, each period
  private static final float LESS = 0.5f;
  private static final double SETTLING = 0.1; // of what a period lies beside zero
  private static final double MU = 255;
  private static final double LOG = Math.log(1 + MU);

  private final float[] past = new float[REACH];
  private final float[][] means = new float[KEPT.length][REACH];
  private final float[] mean = new float[KEPT.length]; // for the next sample
  private final float[] last = new float[KEPT.length]; // for the one before
  private final float[] sinc = new float[2 * HALF];
  private int half = 1;
  private int nearest = 2; // samples ago that the sinc begins with
  private final double[] sums = new double[REACH]; // of all samples before
  private double sum;
  private double period = 2;
  private int time;
  private double frequency;

  /** In silence. */
  public PastPeriods() {}

  /** Forgets the sound. */
  public void begin() {
    Arrays.fill(past, 0);
    for (float[] one : means) Arrays.fill(one, 0);
    Arrays.fill(mean, 0);
    Arrays.fill(sums, 0);
    sum = 0;
    time = 0;
  }

  /**
   * Turns to the next sample.
   *
   * @param hertz of the note
   */
  public void next(double hertz) {
    if (hertz != frequency) tune(hertz);
    System.arraycopy(mean, 0, last, 0, mean.length);
    float ago = periodAgo(past);
    for (int k = 0; k < mean.length; k++) {
      mean[k] = ago;
      if (KEPT[k] > 0) mean[k] += KEPT[k] * (periodAgo(means[k]) - ago);
      means[k][time & REACH - 1] = mean[k];
    }
  }

  /**
   * Writes {@value #GUESSES} guesses of it, -1 to 1 as {@link MuLaw#input}, first those that the
   * bells of a {@link org.zadenza.neural.LogisticMixture} stand around: the sample a period ago
   * with half of what the sample before was off by, the same with all of it, the mean of about two
   * periods with half, the sample a period ago, and the sample before with its change. Then the
   * means of about 2, 5 and 20 periods, those of 2 with all and of 5 with half of what the sample
   * before was off by, the sample two before, and what came after the one a period ago.
   */
  public void guesses(float[] out, int at) {
    float before = before(1);
    float off = before - last[0];
    float offTwo = before - last[1];
    out[at] = companded(mean[0] + LESS * off);
    out[at + 1] = companded(mean[0] + off);
    out[at + 2] = companded(mean[1] + LESS * offTwo);
    out[at + 3] = companded(mean[0]);
    out[at + 4] = companded(2 * before - before(2));
    for (int k = 1; k < mean.length; k++) out[at + 4 + k] = companded(mean[k]);
    out[at + 8] = companded(mean[1] + offTwo);
    out[at + 9] = companded(mean[2] + LESS * (before - last[2]));
    out[at + 10] = companded(before(2));
    out[at + 11] = companded(ago(past, nearest - 1));
  }

  /**
   * The class that sounds where another was drawn: less a tenth of how far the last period lies
   * beside zero. No recording lies beside it, but a sound that goes on by itself drifts away, by up
   * to a fifth of full scale, where mu-law is coarse. The mean over one period leaves the note's
   * harmonics as they are. Between {@link #next} and {@link #add}.
   */
  public int settled(int drawn) {
    int whole = (int) period;
    if (time <= whole) return drawn;
    double part = period - whole;
    double earlier = sums[time - whole & REACH - 1];
    double earliest = sums[time - whole - 1 & REACH - 1];
    double beside = (sum - earlier + part * (earlier - earliest)) / period;
    return MuLaw.encode(MuLaw.decode(drawn) - SETTLING * beside);
  }

  /** That sample is here. */
  public void add(float sample) {
    past[time++ & REACH - 1] = sample;
    sum += sample;
    sums[time & REACH - 1] = sum;
  }

  private void tune(double hertz) {
    frequency = hertz;
    period = Math.clamp(NsynthShape.SAMPLE_RATE / hertz, SHORTEST, LONGEST);
    int whole = (int) period;
    half = Math.min(HALF, whole - 1);
    nearest = whole - half + 1;
    double all = 0;
    for (int k = 0; k < 2 * half; k++) {
      double x = Math.PI * (period - nearest - k);
      double value = (x == 0 ? 1 : Math.sin(x) / x) * (1 + Math.cos(x / (half + 0.5))) / 2;
      sinc[k] = (float) value;
      all += value;
    }
    for (int k = 0; k < 2 * half; k++) sinc[k] /= (float) all;
  }

  private float periodAgo(float[] ring) {
    return ago(ring, nearest);
  }

  private float ago(float[] ring, int from) {
    float sum = 0;
    for (int k = 0; k < 2 * half; k++) sum += sinc[k] * ring[time - from - k & REACH - 1];
    return sum;
  }

  private float before(int samples) {
    return past[time - samples & REACH - 1];
  }

  private static float companded(float sample) {
    double size = StrictMath.log(1 + MU * Math.min(1, Math.abs(sample))) / LOG;
    return (float) (sample < 0 ? -size : size);
  }
}
