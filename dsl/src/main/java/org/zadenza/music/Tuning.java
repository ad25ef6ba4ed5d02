// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import java.util.List;

/**
 * Steps that are not those of the piano: each a ratio of frequencies to step 0.
 *
 * @param ratios of the steps within one period, the first 1
 * @param period the ratio after which they come again, 2 for an octave
 */
public record Tuning(List<Double> ratios, double period) {
  /** Step 0 where nothing else is said: C3. */
  public static final double BASE_HZ = Pitch.hertz(48);

  private static final int MOST_STEPS = 10_000;

  public Tuning {
    ratios = List.copyOf(ratios);
    if (ratios.isEmpty() || ratios.get(0) != 1) {
      throw new IllegalArgumentException("a tuning begins with the ratio 1: " + ratios);
    }
    if (!(period > 0)) throw new IllegalArgumentException("no period can be " + period);
  }

  /** The octave in {@code steps} equal parts. */
  public static Tuning equal(int steps) {
    if (steps < 1 || steps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "an octave has 1 to " + MOST_STEPS + " equal parts, not " + steps);
    }
    List<Double> ratios = new java.util.ArrayList<>();
    for (int i = 0; i < steps; i++) ratios.add(Math.pow(2, (double) i / steps));
    return new Tuning(ratios, 2);
  }

  /** The frequency of a step, which may lie below 0 or beyond the period. */
  public double hertz(double baseHz, int step) {
    double periods = Math.pow(period, Math.floorDiv(step, ratios.size()));
    return baseHz * periods * ratios.get(Math.floorMod(step, ratios.size()));
  }
}
