// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

/** How loud a sound is in bands of a third of an octave. */
final class Spectrum {
  private static final int SIZE = 1 << 14;
  private static final int BANDS = 27;
  private static final double LOWEST_HZ = 40;

  private Spectrum() {}

  static double rms(float[] x) {
    double sum = 0;
    for (float each : x) sum += (double) each * each;
    return Math.sqrt(sum / x.length);
  }

  static double dB(double factor) {
    return 20 * Math.log10(Math.max(1e-9, factor));
  }

  /** Levels from 40 Hz on, in dB, averaged over windows that overlap by half. */
  static double[] bands(float[] x, double rate) {
    double[] power = new double[BANDS];
    for (int at = 0; at + SIZE <= x.length; at += SIZE / 2) {
      double[] re = new double[SIZE];
      double[] im = new double[SIZE];
      for (int i = 0; i < SIZE; i++) {
        re[i] = x[at + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE));
      }
      transform(re, im);
      for (int k = 1; k < SIZE / 2; k++) {
        int band = (int) Math.floor(3 * Math.log(k * rate / SIZE / LOWEST_HZ) / Math.log(2));
        if (band >= 0 && band < BANDS) power[band] += re[k] * re[k] + im[k] * im[k];
      }
    }
    double[] out = new double[BANDS];
    for (int i = 0; i < BANDS; i++) out[i] = dB(Math.sqrt(power[i]) / SIZE);
    return out;
  }

  /**
   * The root of the mean square difference of two spectra in dB, over the bands in which either is
   * less than 50 dB below its loudest.
   */
  static double distance(float[] x, float[] y, double rate) {
    double[] a = bands(x, rate);
    double[] b = bands(y, rate);
    double loudest = -1000;
    for (int i = 0; i < BANDS; i++) loudest = Math.max(loudest, Math.max(a[i], b[i]));
    double sum = 0;
    int count = 0;
    for (int i = 0; i < BANDS; i++) {
      if (Math.max(a[i], b[i]) < loudest - 50) continue;
      sum += (a[i] - b[i]) * (a[i] - b[i]);
      count++;
    }
    return Math.sqrt(sum / Math.max(1, count));
  }

  /** The strongest line near a pitch, by a parabola through the three largest values. */
  static double hertz(float[] x, double near, double rate) {
    double[] re = new double[SIZE];
    double[] im = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      re[i] = x[i + x.length / 8] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE));
    }
    transform(re, im);
    int from = (int) (0.9 * near * SIZE / rate);
    int best = from;
    for (int k = from; k <= 1.1 * near * SIZE / rate; k++) {
      if (level(re, im, k) > level(re, im, best)) best = k;
    }
    double before = level(re, im, best - 1);
    double after = level(re, im, best + 1);
    double top = 0.5 * (before - after) / (before - 2 * level(re, im, best) + after);
    return (best + top) * rate / SIZE;
  }

  private static double level(double[] re, double[] im, int k) {
    return Math.log(re[k] * re[k] + im[k] * im[k] + 1e-30);
  }

  private static void transform(double[] re, double[] im) {
    int n = re.length;
    for (int i = 1, j = 0; i < n; i++) {
      int bit = n >> 1;
      for (; (j & bit) != 0; bit >>= 1) j ^= bit;
      j ^= bit;
      if (i < j) {
        double t = re[i];
        re[i] = re[j];
        re[j] = t;
        t = im[i];
        im[i] = im[j];
        im[j] = t;
      }
    }
    for (int size = 2; size <= n; size *= 2) {
      for (int k = 0; k < size / 2; k++) {
        double c = Math.cos(-2 * Math.PI * k / size);
        double s = Math.sin(-2 * Math.PI * k / size);
        for (int i = k; i < n; i += size) {
          int j = i + size / 2;
          double tr = c * re[j] - s * im[j];
          double ti = c * im[j] + s * re[j];
          re[j] = re[i] - tr;
          im[j] = im[i] - ti;
          re[i] += tr;
          im[i] += ti;
        }
      }
    }
  }
}
