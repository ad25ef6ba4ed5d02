// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import java.util.Arrays;
import org.zadenza.models.nsynth.Fourier;

/**
 * What lies between two sounds of one pitch: each partial's level in decibels goes in a straight
 * line from the one to the other, so that the sound in the middle is one sound and not two.
 *
 * <p>Of the short-time spectra (1,024 samples) magnitudes are mixed geometrically; phases are those
 * of the two mixed as they are. Of parts 0 and 1 come the sounds themselves.
 */
final class SpectralMorph {
  /** Samples of a spectrum. */
  static final int SIZE = 1024;

  private static final int HOP = SIZE / 4;
  private static final double OVERLAP = 2; // the sum of Hann windows a hop apart
  private static final double SOFTEST = 0.03; // of a magnitude: 80 dB below a full sine's

  private final Fourier fourier = new Fourier(SIZE);
  private final double[] window = Fourier.hann(SIZE);
  private final double[] real = new double[SIZE];
  private final double[] imaginary = new double[SIZE];

  SpectralMorph() {
    for (int k = 0; k < SIZE; k++) window[k] = Math.sqrt(window[k]);
  }

  /**
   * The sound between two.
   *
   * @param part how far on the way it is, 0 to 1, sample by sample
   * @return as long as {@code part}
   */
  float[] between(float[] from, float[] to, float[] part) {
    double[] out = new double[part.length];
    for (int at = HOP - SIZE; at < part.length; at += HOP) {
      Arrays.fill(real, 0);
      Arrays.fill(imaginary, 0);
      int first = Math.max(0, -at);
      int last = Math.min(SIZE, part.length - at);
      for (int k = first; k < last; k++) {
        real[k] = window[k] * from[at + k];
        imaginary[k] = window[k] * to[at + k];
      }
      fourier.transform(real, imaginary);
      mix(part[Math.clamp(at + SIZE / 2, 0, part.length - 1)]);
      fourier.invert(real, imaginary);
      for (int k = first; k < last; k++) out[at + k] += window[k] * real[k] / OVERLAP;
    }
    float[] sound = new float[out.length];
    for (int t = 0; t < out.length; t++) sound[t] = (float) out[t];
    return sound;
  }

  /** Of the spectra of two real sounds, transformed as one complex sound, that between them. */
  private void mix(double part) {
    for (int k = 0; k <= SIZE / 2; k++) {
      int mirrored = SIZE - k & SIZE - 1;
      double fromRe = (real[k] + real[mirrored]) / 2;
      double fromIm = (imaginary[k] - imaginary[mirrored]) / 2;
      double toRe = (imaginary[k] + imaginary[mirrored]) / 2;
      double toIm = (real[mirrored] - real[k]) / 2;
      double re = fromRe + part * (toRe - fromRe);
      double im = fromIm + part * (toIm - fromIm);
      double length = Math.hypot(re, im);
      double from = Math.log(Math.hypot(fromRe, fromIm) + SOFTEST);
      double to = Math.log(Math.hypot(toRe, toIm) + SOFTEST);
      double wanted = Math.exp(from + part * (to - from)) - SOFTEST;
      double gain = length > 0 ? wanted / length : 0;
      real[k] = gain * re;
      imaginary[k] = gain * im;
      real[mirrored] = gain * re;
      imaginary[mirrored] = -gain * im;
    }
  }
}
