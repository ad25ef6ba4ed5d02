// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zadenza.models.nsynth.Fourier;

/**
 * What can be measured of a mix.
 *
 * @param peak the loudest sample of both sides, 1 is full scale
 * @param rmsDb the power of both sides in dB of full scale
 * @param offset the mean of the side that lies farther from zero
 * @param longestSilence seconds below -50 dB of full scale without a break
 * @param low the share of the power below 200 Hz, of the sum of both sides
 * @param high the share of the power above 2 kHz
 * @param centroidHz where the middle of the power lies
 * @param sideDb how much less power the difference of the sides has than their sum, in dB
 */
record Mixdown(
    double peak,
    double rmsDb,
    double offset,
    double longestSilence,
    double low,
    double high,
    double centroidHz,
    double sideDb) {
  private static final int RATE = 48_000;
  private static final int HEADER = 44;
  private static final int SIZE = 4096;
  private static final int LOOK = RATE / 8;

  /** Reads a WAV file of 16 bits, two channels, 48 kHz, as this house writes them. */
  static Mixdown of(Path wav) throws IOException {
    ShortBuffer samples =
        ByteBuffer.wrap(Files.readAllBytes(wav))
            .order(ByteOrder.LITTLE_ENDIAN)
            .slice(HEADER, (int) Files.size(wav) - HEADER)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asShortBuffer();
    int frames = samples.remaining() / 2;
    double[] left = new double[frames];
    double[] right = new double[frames];
    for (int i = 0; i < frames; i++) {
      left[i] = samples.get(2 * i) / 32_768.0;
      right[i] = samples.get(2 * i + 1) / 32_768.0;
    }
    return of(left, right);
  }

  static Mixdown of(double[] left, double[] right) {
    int frames = left.length;
    double peak = 0;
    double[] mid = new double[frames];
    double[] side = new double[frames];
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
        decibels(power(side, 0, frames)) - decibels(power(mid, 0, frames)));
  }

  /** The shares below 200 Hz and above 2 kHz, and the centroid. */
  private static double[] bands(double[] x) {
    Fourier fourier = new Fourier(SIZE);
    double[] window = Fourier.hann(SIZE);
    double[] real = new double[SIZE];
    double[] imaginary = new double[SIZE];
    double low = 0;
    double high = 0;
    double all = 0;
    double moment = 0;
    for (int at = 0; at + SIZE <= x.length; at += SIZE) {
      for (int i = 0; i < SIZE; i++) {
        real[i] = x[at + i] * window[i];
        imaginary[i] = 0;
      }
      fourier.transform(real, imaginary);
      for (int bin = 1; bin < SIZE / 2; bin++) {
        double hz = (double) bin * RATE / SIZE;
        double p = real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
        all += p;
        moment += hz * p;
        if (hz < 200) low += p;
        if (hz > 2_000) high += p;
      }
    }
    return new double[] {low / all, high / all, moment / all};
  }

  private static double silence(double[] left, double[] right) {
    int longest = 0;
    int quiet = 0;
    for (int at = 0; at + LOOK <= left.length; at += LOOK) {
      double power = (power(left, at, at + LOOK) + power(right, at, at + LOOK)) / 2;
      quiet = decibels(power) < -50 ? quiet + 1 : 0;
      longest = Math.max(longest, quiet);
    }
    return (double) longest * LOOK / RATE;
  }

  private static double power(double[] x, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) sum += x[i] * x[i];
    return sum / (to - from);
  }

  private static double mean(double[] x) {
    double sum = 0;
    for (double sample : x) sum += sample;
    return sum / x.length;
  }

  private static double decibels(double power) {
    return 10 * Math.log10(Math.max(power, 1e-12));
  }
}
