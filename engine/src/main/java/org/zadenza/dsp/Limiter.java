// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * Keeps two channels under a ceiling without distorting what lies below it: it looks ahead, turns
 * down smoothly before a peak arrives and lets go slowly after.
 *
 * <p>The gain that each sample needs goes through a sliding minimum and then through a sliding mean
 * of the same length, so at the peak the mean holds nothing but gains that suffice. Sound comes out
 * {@link #latencyFrames} late.
 */
public final class Limiter {
  private final double ceiling;
  private final int span;
  private final int reach;
  private final double release;
  private final float[] left;
  private final float[] right;
  private final double[] means;
  private final double[] minima;
  private final long[] minimumAt;
  private int oldestMinimum;
  private int minimumCount;
  private int at;
  private long age;
  private double sum;
  private double gain = 1;
  private int unityRun;

  /**
   * @param holdFrames from a peak until it begins to let go: longer than a period of a bass, or its
   *     gain follows the wave, which bends it and lets it lean to one side
   * @param releaseFrames until it has let go of 63 % of what it held
   */
  public Limiter(double ceiling, int lookAheadFrames, int holdFrames, double releaseFrames) {
    this.ceiling = ceiling;
    this.span = lookAheadFrames;
    reach = span + holdFrames;
    this.release = 1 - StrictMath.exp(-1 / releaseFrames);
    left = new float[span];
    right = new float[span];
    means = new double[span];
    java.util.Arrays.fill(means, 1);
    sum = span;
    minima = new double[reach];
    minimumAt = new long[reach];
    unityRun = span;
  }

  /** How late the sound comes out, in frames. */
  public int latencyFrames() {
    return span - 1;
  }

  /** Limits in place. */
  public void process(float[] l, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      double peak = Math.max(Math.abs(l[i]), Math.abs(r[i]));
      double mean = smoothed(peak > ceiling ? ceiling / peak : 1);
      left[at] = l[i];
      right[at] = r[i];
      at = at + 1 == span ? 0 : at + 1;
      l[i] = held(left[at] * mean);
      r[i] = held(right[at] * mean);
    }
  }

  /** The gain for the sample that leaves now, the present one needing {@code needed}. */
  private double smoothed(double needed) {
    double lowest = slidingMinimum(needed);
    double risen = gain + (1 - gain) * release;
    gain = Math.min(lowest, risen > 0.99999 ? 1 : risen);
    sum += gain - means[at];
    means[at] = gain;
    unityRun = gain == 1 ? unityRun + 1 : 0;
    if (unityRun >= span) {
      unityRun = span;
      sum = span;
    }
    return sum / span;
  }

  /** Lemire's monotonic wedge (2006): each gain enters and leaves once. */
  private double slidingMinimum(double needed) {
    if (minimumCount > 0 && minimumAt[oldestMinimum] <= age - reach) {
      oldestMinimum = wrapped(oldestMinimum + 1);
      minimumCount--;
    }
    while (minimumCount > 0 && minima[wrapped(oldestMinimum + minimumCount - 1)] >= needed) {
      minimumCount--;
    }
    int last = wrapped(oldestMinimum + minimumCount++);
    minima[last] = needed;
    minimumAt[last] = age++;
    return minima[oldestMinimum];
  }

  private int wrapped(int i) {
    return i >= reach ? i - reach : i;
  }

  /** Rounding alone could pass the ceiling by a hair. */
  private float held(double x) {
    return (float) Math.clamp(x, -ceiling, ceiling);
  }
}
