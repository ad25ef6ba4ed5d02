// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/** What an ear would say of some samples, in numbers. */
public final class Hearing {
  private Hearing() {}

  public static double peak(float[] x) {
    return peak(x, 0, x.length);
  }

  public static double peak(float[] x, int from, int to) {
    double peak = 0;
    for (int i = from; i < to; i++) peak = Math.max(peak, Math.abs(x[i]));
    return peak;
  }

  public static double rms(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) sum += (double) x[i] * x[i];
    return Math.sqrt(sum / (to - from));
  }

  public static double dB(double factor) {
    return 20 * Math.log10(factor);
  }

  /** Energy of {@code x} at one frequency, by correlation with a windowed sine. */
  public static double energyAt(float[] x, double hz, double sampleRate) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < x.length; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / x.length);
      double angle = 2 * Math.PI * hz * i / sampleRate;
      re += x[i] * window * Math.cos(angle);
      im += x[i] * window * Math.sin(angle);
    }
    return (re * re + im * im) / ((double) x.length * x.length);
  }

  /** The part of all energy that lies in a band: a discrete Fourier transform, radix 2. */
  public static double partInBand(float[] x, double lowHz, double highHz, double sampleRate) {
    int size = Integer.highestOneBit(x.length);
    double[] re = new double[size];
    double[] im = new double[size];
    for (int i = 0; i < size; i++) re[i] = x[i];
    transform(re, im);
    double all = 0;
    double inside = 0;
    for (int k = 1; k < size / 2; k++) {
      double energy = re[k] * re[k] + im[k] * im[k];
      double hz = k * sampleRate / size;
      all += energy;
      if (hz >= lowHz && hz < highHz) inside += energy;
    }
    return inside / all;
  }

  /** The power in each of {@code size / 2} bins, through a window whose sides lie 92 dB down. */
  public static double[] spectrum(float[] x, int size) {
    double[] re = new double[size];
    for (int i = 0; i < size; i++) {
      double t = 2 * Math.PI * i / size;
      double window =
          0.35875 - 0.48829 * Math.cos(t) + 0.14128 * Math.cos(2 * t) - 0.01168 * Math.cos(3 * t);
      re[i] = x[i] * window;
    }
    double[] im = new double[size];
    transform(re, im);
    double[] power = new double[size / 2];
    for (int k = 0; k < power.length; k++) power[k] = re[k] * re[k] + im[k] * im[k];
    return power;
  }

  private static void transform(double[] re, double[] im) {
    int n = re.length;
    if (n == 1) return;
    double[][] halves = new double[4][n / 2];
    for (int i = 0; i < n / 2; i++) {
      halves[0][i] = re[2 * i];
      halves[1][i] = im[2 * i];
      halves[2][i] = re[2 * i + 1];
      halves[3][i] = im[2 * i + 1];
    }
    transform(halves[0], halves[1]);
    transform(halves[2], halves[3]);
    for (int k = 0; k < n / 2; k++) {
      double c = Math.cos(-2 * Math.PI * k / n);
      double s = Math.sin(-2 * Math.PI * k / n);
      double tr = c * halves[2][k] - s * halves[3][k];
      double ti = c * halves[3][k] + s * halves[2][k];
      re[k] = halves[0][k] + tr;
      im[k] = halves[1][k] + ti;
      re[k + n / 2] = halves[0][k] - tr;
      im[k + n / 2] = halves[1][k] - ti;
    }
  }

  /** The pitch between two bounds: the lag at which the sound is most like itself. */
  public static double pitchHz(float[] x, double lowHz, double highHz, double sampleRate) {
    int shortest = (int) (sampleRate / highHz);
    int longest = (int) (sampleRate / lowHz) + 1;
    double[] likeness = new double[longest + 2];
    for (int lag = shortest - 1; lag <= longest + 1; lag++) likeness[lag] = likeness(x, lag);
    int best = shortest;
    for (int lag = shortest; lag <= longest; lag++) if (likeness[lag] > likeness[best]) best = lag;
    double before = likeness[best - 1];
    double after = likeness[best + 1];
    double top = 0.5 * (before - after) / (before - 2 * likeness[best] + after);
    return sampleRate / (best + top);
  }

  private static double likeness(float[] x, int lag) {
    double both = 0;
    double here = 0;
    double there = 0;
    for (int i = 0; i + lag < x.length; i++) {
      both += x[i] * x[i + lag];
      here += x[i] * x[i];
      there += x[i + lag] * x[i + lag];
    }
    return both / Math.sqrt(here * there + 1e-30);
  }

  /**
   * The pitch of a partial near {@code hz}, to a fraction of a cent: by how much its phase runs
   * ahead of a sine's of that pitch, again and again until it does not.
   */
  public static double partialHz(float[] x, double hz, double sampleRate) {
    double found = hz;
    for (int k = 0; k < 4; k++) {
      int half = x.length / 2;
      double ahead =
          phase(x, half, x.length, found, sampleRate) - phase(x, 0, half, found, sampleRate);
      ahead -= Math.rint(ahead);
      found += ahead * sampleRate / half;
    }
    return found;
  }

  /** Against a sine that began at 0, in turns. */
  private static double phase(float[] x, int from, int to, double hz, double sampleRate) {
    double re = 0;
    double im = 0;
    for (int i = from; i < to; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i - from + 0.5) / (to - from));
      double angle = 2 * Math.PI * hz * i / sampleRate;
      re += x[i] * window * Math.cos(angle);
      im -= x[i] * window * Math.sin(angle);
    }
    return Math.atan2(im, re) / (2 * Math.PI);
  }

  /** How many hundredths of a semitone the first is above the second. */
  public static double cents(double hz, double than) {
    return 1200 * Math.log(hz / than) / Math.log(2);
  }
}
