// SPDX-License-Identifier: Apache-2.0
package org.zadenza.time;

import org.jspecify.annotations.Nullable;

/** Finds the simplest fraction that is equal to a double, on a walk down the Stern-Brocot tree. */
final class SimplestFraction {
  /** The largest denominator that is tried. */
  private static final long LARGEST_GUESS = 10_000_000;

  private SimplestFraction() {}

  /**
   * The first fraction equal to {@code x}, 0 or more; null where its denominator would be too
   * large. Whole runs of steps to one side are taken at once.
   */
  static @Nullable Rational of(double x) {
    long lowN = (long) Math.floor(x);
    long lowD = 1;
    long highN = 1;
    long highD = 0;
    boolean up = false; // the first step, to floor(x) + 1, is always too high
    while (true) {
      long steps = firstStepAcross(x, lowN, lowD, highN, highD, up);
      long n = up ? lowN + steps * highN : highN + steps * lowN;
      long d = up ? lowD + steps * highD : highD + steps * lowD;
      if (d > LARGEST_GUESS) return null;
      if ((double) n / d == x) return Rational.of(n, d);
      if (up) {
        lowN = n - highN;
        lowD = d - highD;
        highN = n;
        highD = d;
      } else {
        highN = n - lowN;
        highD = d - lowD;
        lowN = n;
        lowD = d;
      }
      up = !up;
    }
  }

  /** How many steps to one side until the fraction reaches or passes {@code x}. */
  private static long firstStepAcross(
      double x, long lowN, long lowD, long highN, long highD, boolean up) {
    long below = 0;
    long above = 1;
    while (!across(x, lowN, lowD, highN, highD, up, above)) {
      below = above;
      above *= 2;
      if (above > 2 * LARGEST_GUESS) return above;
    }
    while (above - below > 1) {
      long middle = (below + above) >>> 1;
      if (across(x, lowN, lowD, highN, highD, up, middle)) above = middle;
      else below = middle;
    }
    return above;
  }

  private static boolean across(
      double x, long lowN, long lowD, long highN, long highD, boolean up, long steps) {
    return up
        ? (double) (lowN + steps * highN) / (lowD + steps * highD) >= x
        : (double) (highN + steps * lowN) / (highD + steps * lowD) <= x;
  }
}
