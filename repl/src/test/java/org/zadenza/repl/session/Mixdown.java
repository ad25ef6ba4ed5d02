// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.nio.file.Path;
import org.zadenza.audio.sample.Recording;
import org.zadenza.audio.sample.SampleReader;
import org.zadenza.models.nsynth.Fourier;

/**
 * What can be measured of a mix of 48 kHz.
 *
 * @param peak the loudest sample of both sides, 1 is full scale
 * @param rmsDb the power of both sides in dB of full scale
 * @param offset the mean of the side that lies farther from zero
 * @param longestSilence seconds below -50 dB of full scale without a break, in windows of 50 ms
 * @param low the share of the power below 200 Hz, of the sum of both sides
 * @param middle between 200 Hz and 2 kHz
 * @param high above 2 kHz
 * @param centroidHz where the middle of the power lies
 * @param sideDb how much less power the difference of the sides has than their sum, in dB
 */
record Mixdown(
    double peak,
    double rmsDb,
    double offset,
    double longestSilence,
    double low,
    double middle,
    double high,
    double centroidHz,
    double sideDb) {
  private static final int RATE = 48_000;
  private static final int SIZE = 4096;
  private static final int LOOK = RATE / 20;
  private static final long MOST_BYTES = 1L << 29;

  /** Reads a sound file of two channels. */
  static Mixdown of(Path file) throws IOException {
    Recording sound = SampleReader.read(file, MOST_BYTES);
    return of(sound.channels()[0], sound.channels()[1]);
  }

  static Mixdown of(float[] left, float[] right) {
    int frames = left.length;
    double peak = 0;
    float[] mid = new float[frames];
    float[] side = new float[frames];
    for (int i = 0; i < frames; i++) {
      peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
      mid[i] = (left[i] + right[i]) / 2;
      side[i] = (left[i] - right[i]) / 2;
    }
    double power = (power(left, 0, frames) + power(right, 0, frames)) / 2;
    double[] bands = bands(mid);
    return new Mixdown(
        peak,
        decibels(power),
        Math.max(Math.abs(mean(left)), Math.abs(mean(right))),
        silence(left, right),
        bands[0],
        bands[1],
        bands[2],
        bands[3],
        decibels(power(side, 0, frames)) - decibels(power(mid, 0, frames)));
  }

  /** The shares below 200 Hz, up to 2 kHz and above, and the centroid. */
  private static double[] bands(float[] x) {
    Fourier fourier = new Fourier(SIZE);
    double[] window = Fourier.hann(SIZE);
    double[] real = new double[SIZE];
    double[] imaginary = new double[SIZE];
    double[] out = new double[4];
    double all = 0;
    for (int at = 0; at + SIZE <= x.length; at += SIZE) {
      for (int i = 0; i < SIZE; i++) {
        real[i] = x[at + i] * window[i];
        imaginary[i] = 0;
      }
      fourier.transform(real, imaginary);
      for (int bin = 1; bin < SIZE / 2; bin++) {
        double hz = (double) bin * RATE / SIZE;
        double p = real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
        out[hz < 200 ? 0 : hz <= 2_000 ? 1 : 2] += p;
        out[3] += hz * p;
        all += p;
      }
    }
    for (int i = 0; i < out.length; i++) out[i] /= all;
    return out;
  }

  private static double silence(float[] left, float[] right) {
    int longest = 0;
    int quiet = 0;
    for (int at = 0; at + LOOK <= left.length; at += LOOK) {
      double power = (power(left, at, at + LOOK) + power(right, at, at + LOOK)) / 2;
      quiet = decibels(power) < -50 ? quiet + 1 : 0;
      longest = Math.max(longest, quiet);
    }
    return (double) longest * LOOK / RATE;
  }

  private static double power(float[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) sum += (double) x[i] * x[i];
    return sum / (to - from);
  }

  private static double mean(float[] x) {
    double sum = 0;
    for (float sample : x) sum += sample;
    return sum / x.length;
  }

  static double decibels(double power) {
    return 10 * Math.log10(Math.max(power, 1e-12));
  }
}
