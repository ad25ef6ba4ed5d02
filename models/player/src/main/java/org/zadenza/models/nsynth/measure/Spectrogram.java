// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.measure;

import org.zadenza.models.nsynth.Fourier;

/**
 * Short-time spectra as in the paper's baseline: windows of 1024 samples (Hann) every 256, the
 * first around sample 0. Two spectra belong to each frame of 512 samples of a code.
 *
 * <p>Two windows go through one complex transform.
 */
final class Spectrogram {
  static final int WINDOW = 1024;
  static final int HOP = 256;
  static final int BINS = WINDOW / 2 + 1;

  private static final Fourier FOURIER = new Fourier(WINDOW);
  private static final double[] HANN = Fourier.hann(WINDOW);

  final double[][] real;
  final double[][] imaginary;

  /** Of so many windows, an even number; all zero. */
  Spectrogram(int windows) {
    real = new double[windows][BINS];
    imaginary = new double[windows][BINS];
  }

  /** How many windows a sound has: two for each 512 samples or part of it. */
  static int windows(int samples) {
    return 2 * Math.ceilDiv(samples, 2 * HOP);
  }

  /** The spectra of a sound. */
  static Spectrogram of(float[] samples) {
    Spectrogram out = new Spectrogram(windows(samples.length));
    double[] x = new double[samples.length];
    for (int t = 0; t < x.length; t++) x[t] = samples[t];
    out.analyse(x);
    return out;
  }

  /** Takes the spectra of a sound. */
  void analyse(double[] samples) {
    double[] re = new double[WINDOW];
    double[] im = new double[WINDOW];
    for (int k = 0; k < real.length; k += 2) {
      cut(samples, k, re);
      cut(samples, k + 1, im);
      FOURIER.transform(re, im);
      for (int b = 0; b < BINS; b++) {
        int mirror = (WINDOW - b) % WINDOW;
        real[k][b] = (re[b] + re[mirror]) / 2;
        imaginary[k][b] = (im[b] - im[mirror]) / 2;
        real[k + 1][b] = (im[b] + im[mirror]) / 2;
        imaginary[k + 1][b] = (re[mirror] - re[b]) / 2;
      }
    }
  }

  private static void cut(double[] samples, int window, double[] out) {
    int from = window * HOP - WINDOW / 2;
    for (int t = 0; t < WINDOW; t++) {
      int at = from + t;
      out[t] = at < 0 || at >= samples.length ? 0 : samples[at] * HANN[t];
    }
  }

  /** The sound of so many samples whose spectra are nearest to these, in least squares. */
  double[] synthesise(int samples) {
    double[] out = new double[samples];
    double[] weight = new double[samples];
    double[] re = new double[WINDOW];
    double[] im = new double[WINDOW];
    for (int k = 0; k < real.length; k += 2) {
      for (int b = 0; b < BINS; b++) {
        boolean edge = b == 0 || b == WINDOW / 2;
        double firstIm = edge ? 0 : imaginary[k][b];
        double secondIm = edge ? 0 : imaginary[k + 1][b];
        re[b] = real[k][b] - secondIm;
        im[b] = firstIm + real[k + 1][b];
        if (edge) continue;
        re[WINDOW - b] = real[k][b] + secondIm;
        im[WINDOW - b] = real[k + 1][b] - firstIm;
      }
      FOURIER.invert(re, im);
      add(re, k, out, weight);
      add(im, k + 1, out, weight);
    }
    for (int t = 0; t < samples; t++) if (weight[t] > 0) out[t] /= weight[t];
    return out;
  }

  private static void add(double[] piece, int window, double[] out, double[] weight) {
    int from = window * HOP - WINDOW / 2;
    for (int t = Math.max(0, -from); t < Math.min(WINDOW, out.length - from); t++) {
      out[from + t] += piece[t] * HANN[t];
      weight[from + t] += HANN[t] * HANN[t];
    }
  }

  /** The magnitude of a bin; a sine of full scale has 1. */
  double magnitude(int window, int bin) {
    return 4 * Math.hypot(real[window][bin], imaginary[window][bin]) / WINDOW;
  }
}
