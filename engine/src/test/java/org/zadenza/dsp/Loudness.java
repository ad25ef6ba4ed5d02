// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/**
 * Loudness as ITU-R BS.1770-5 measures it, in LUFS: two filters that hear as we do, then the mean
 * square of both sides; here of the loudest stretch of a given length. At 48 kHz.
 */
public final class Loudness {
  private static final double[] SHELF = {
    1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
  };
  private static final double[] HIGH_PASS = {1, -2, 1, -1.99004745483398, 0.99007225036621};

  private Loudness() {}

  /** The loudest {@code frames} that follow one another, by steps of a quarter of them. */
  public static double loudest(float[] left, float[] right, int frames) {
    double[] l = filtered(filtered(doubles(left), SHELF), HIGH_PASS);
    double[] r = filtered(filtered(doubles(right), SHELF), HIGH_PASS);
    double most = 0;
    for (int at = 0; at + frames <= l.length; at += frames / 4) {
      double sum = 0;
      for (int i = at; i < at + frames; i++) sum += l[i] * l[i] + r[i] * r[i];
      most = Math.max(most, sum / frames);
    }
    return -0.691 + 10 * Math.log10(most);
  }

  private static double[] doubles(float[] x) {
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) out[i] = x[i];
    return out;
  }

  private static double[] filtered(double[] x, double[] c) {
    double[] out = new double[x.length];
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < x.length; i++) {
      double y = c[0] * x[i] + c[1] * x1 + c[2] * x2 - c[3] * y1 - c[4] * y2;
      x2 = x1;
      x1 = x[i];
      y2 = y1;
      y1 = y;
      out[i] = y;
    }
    return out;
  }
}
