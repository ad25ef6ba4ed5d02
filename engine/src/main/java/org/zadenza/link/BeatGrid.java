// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.math.BigInteger;

/**
 * Whole-number arithmetic on beats, counted in millionths. A quantum is a stretch of beats that is
 * repeated; a phase is the place in it. Pure; any thread.
 */
final class BeatGrid {
  /** Millionths of a beat in one, and microseconds in a second. */
  static final long MILLION = 1_000_000;

  private BeatGrid() {}

  /** {@code a * b / c} to the nearest, halves away from zero; never overflows on the way. */
  static long scaled(long a, long b, long c) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high != low >> 63) return wide(a, b, c);
    long whole = low / c;
    long rest = low % c;
    if (Math.abs(rest) < c - Math.abs(rest)) return whole;
    return whole + (low < 0 ? -1 : 1);
  }

  private static long wide(long a, long b, long c) {
    BigInteger[] parts =
        BigInteger.valueOf(a)
            .multiply(BigInteger.valueOf(b))
            .divideAndRemainder(BigInteger.valueOf(c));
    long rest = Math.abs(parts[1].longValue());
    BigInteger whole = parts[0];
    if (rest >= c - rest) whole = whole.add(BigInteger.valueOf(a < 0 == b < 0 ? 1 : -1));
    if (whole.bitLength() < Long.SIZE) return whole.longValue();
    return whole.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  static long ofBeats(double beats) {
    return Math.round(Math.abs(beats) * MILLION) * (beats < 0 ? -1 : 1);
  }

  static double beats(long millionths) {
    return (double) millionths / MILLION;
  }

  /** Where {@code beat} lies in its quantum: from 0 up to but not including {@code quantum}. */
  static long phase(long beat, long quantum) {
    return quantum == 0 ? 0 : Math.floorMod(beat, quantum);
  }

  /** The least beat not before {@code beat} in phase with {@code target}. */
  static long alignUp(long beat, long target, long quantum) {
    if (quantum == 0) return beat;
    return beat + Math.floorMod(phase(target, quantum) - phase(beat, quantum), quantum);
  }

  /** The beat nearest to {@code beat} in phase with {@code target}; of two, the earlier. */
  static long alignNear(long beat, long target, long quantum) {
    return alignUp(beat - quantum / 2, target, quantum);
  }
}
