// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsp;

/** White noise in -1..1 from a seed: Marsaglia's 64-bit xorshift (2003). */
public final class Noise {
  private static final double SCALE = 1.0 / (1L << 52);

  private long state = 1;

  /** Starts the sequence that belongs to {@code seed}; near seeds give unlike sequences. */
  public void seed(long seed) {
    state = mix(seed) | 1;
  }

  public double next() {
    long x = state;
    x ^= x << 13;
    x ^= x >>> 7;
    x ^= x << 17;
    state = x;
    return (x >> 11) * SCALE;
  }

  /** Scatters the bits of a number (the finisher of SplitMix64: Steele, Lea, Flood 2014). */
  public static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number in -1..1 that belongs to {@code key}, always the same one. */
  public static double at(long key) {
    return (mix(key) >> 11) * SCALE;
  }
}
