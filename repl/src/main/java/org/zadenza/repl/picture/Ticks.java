// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.picture;

/** Which numbers stand at an axis. */
final class Ticks {
  private static final int[] NICE = {1, 2, 4, 5, 10};

  private Ticks() {}

  /** The least nice step (1, 2, 4, 5, 10, 20, 40 ...) by which {@code most} steps reach an end. */
  static int step(double end, double most) {
    for (int tens = 1; ; tens *= 10) {
      for (int nice : NICE) {
        if (end / ((double) nice * tens) <= most) return nice * tens;
      }
    }
  }
}
