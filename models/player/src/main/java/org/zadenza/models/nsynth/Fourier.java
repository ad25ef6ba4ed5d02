// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

/**
 * The discrete Fourier transform of one size, radix 2, e.g. {@code new
 * Fourier(1024).transform(real, imaginary)}. Any thread.
 */
public final class Fourier {
  private final int size;
  private final double[] cos; // of k whole turns over the size, k below half of it
  private final double[] sin;

  /**
   * A transform of so many numbers.
   *
   * @param size a power of two
   */
  public Fourier(int size) {
    if (size < 2 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("a size must be a power of two: " + size);
    }
    this.size = size;
    cos = new double[size / 2];
    sin = new double[size / 2];
    for (int k = 0; k < size / 2; k++) {
      cos[k] = Math.cos(2 * Math.PI * k / size);
      sin[k] = Math.sin(2 * Math.PI * k / size);
    }
  }

  /** How many numbers it transforms. */
  public int size() {
    return size;
  }

  /** Forwards, in place. */
  public void transform(double[] real, double[] imaginary) {
    for (int i = 1, j = 0; i < size; i++) {
      int bit = size >> 1;
      for (; (j & bit) != 0; bit >>= 1) j ^= bit;
      j ^= bit;
      if (i < j) {
        double held = real[i];
        real[i] = real[j];
        real[j] = held;
        held = imaginary[i];
        imaginary[i] = imaginary[j];
        imaginary[j] = held;
      }
    }
    for (int length = 2; length <= size; length <<= 1) {
      int half = length / 2;
      int stride = size / length;
      for (int from = 0; from < size; from += length) {
        for (int k = 0; k < half; k++) {
          double c = cos[k * stride];
          double s = sin[k * stride];
          int i = from + k;
          int m = i + half;
          double re = real[m] * c + imaginary[m] * s;
          double im = imaginary[m] * c - real[m] * s;
          real[m] = real[i] - re;
          imaginary[m] = imaginary[i] - im;
          real[i] += re;
          imaginary[i] += im;
        }
      }
    }
  }

  /** Backwards, in place: what {@link #transform} was given. */
  public void invert(double[] real, double[] imaginary) {
    transform(imaginary, real);
    for (int k = 0; k < size; k++) {
      real[k] /= size;
      imaginary[k] /= size;
    }
  }

  /** A Hann window that goes on periodically. */
  public static double[] hann(int size) {
    double[] out = new double[size];
    for (int t = 0; t < size; t++) out[t] = 0.5 - 0.5 * Math.cos(2 * Math.PI * t / size);
    return out;
  }
}
