// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import org.zadenza.models.nsynth.Fourier;

/**
 * What can be said of a sound without hearing it.
 *
 * @param peak the highest sample, 1 is full scale
 * @param rmsDb its effective value, in dB below full scale
 * @param quietSeconds the longest stretch below -50 dB, in windows of 50 ms
 * @param low the share of its energy below 200 Hz, in dB
 * @param middle between 200 Hz and 2 kHz
 * @param high above 2 kHz
 */
record Loudness(
    double peak, double rmsDb, double quietSeconds, double low, double middle, double high) {
  private static final int WINDOW = 4096;
  private static final double QUIET_DB = -50;

  /**
   * Measures.
   *
   * @param sound left and right in turn
   */
  static Loudness of(float[] sound, int rate) {
    double peak = 0;
    double energy = 0;
    for (float sample : sound) {
      if (!Float.isFinite(sample)) throw new AssertionError("a sample is " + sample);
      peak = Math.max(peak, Math.abs(sample));
      energy += (double) sample * sample;
    }
    double[] bands = bands(sound, rate);
    double all = bands[0] + bands[1] + bands[2];
    return new Loudness(
        peak,
        decibels(energy / sound.length),
        quiet(sound, rate),
        decibels(bands[0] / all),
        decibels(bands[1] / all),
        decibels(bands[2] / all));
  }

  private static double decibels(double power) {
    return 10 * Math.log10(power + 1e-30);
  }

  private static double quiet(float[] sound, int rate) {
    int window = rate / 20 * 2;
    int run = 0;
    int longest = 0;
    for (int at = 0; at + window <= sound.length; at += window) {
      double energy = 0;
      for (int i = at; i < at + window; i++) energy += (double) sound[i] * sound[i];
      run = decibels(energy / window) < QUIET_DB ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest / 20.0;
  }

  /** The energy of both sides together below 200 Hz, up to 2 kHz, and above. */
  private static double[] bands(float[] sound, int rate) {
    Fourier fourier = new Fourier(WINDOW);
    double[] out = new double[3];
    for (int at = 0; at + 2 * WINDOW <= sound.length; at += 2 * WINDOW) {
      double[] real = new double[WINDOW];
      double[] imaginary = new double[WINDOW];
      for (int i = 0; i < WINDOW; i++) {
        double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW);
        real[i] = hann * (sound[at + 2 * i] + sound[at + 2 * i + 1]);
      }
      fourier.transform(real, imaginary);
      for (int bin = 1; bin < WINDOW / 2; bin++) {
        double hz = (double) bin * rate / WINDOW;
        out[hz < 200 ? 0 : hz < 2000 ? 1 : 2] +=
            real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
      }
    }
    return out;
  }
}
