// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import java.util.random.RandomGenerator;

/**
 * How a decoder chooses, e.g. {@code Sampling.at(0.5, random)}.
 *
 * @param temperature 0 takes the most likely and no chance; higher is more daring
 * @param random the chance, handed in
 * @param drawNade whether a NADE's bits are drawn, as Magenta's Python does; Magenta.js takes the
 *     more likely whatever the temperature
 * @param bias what changes logits before the choice
 */
public record Sampling(
    double temperature, RandomGenerator random, boolean drawNade, LogitsBias bias) {
  private static final RandomGenerator NO_CHANCE =
      () -> {
        throw new IllegalStateException("temperature 0 draws nothing");
      };

  /** Changes logits before a choice: masks and wishes act here, not afterwards. */
  @FunctionalInterface
  public interface LogitsBias {
    /** Changes the first {@code count} logits of one core at one step of the phrase. */
    void apply(int core, int step, float[] logits, int count);
  }

  /** Checks the temperature. */
  public Sampling {
    if (!(temperature >= 0)) {
      throw new IllegalArgumentException("temperature must be 0 or more: " + temperature);
    }
  }

  /** Always the most likely. */
  public static Sampling greedy() {
    return at(0, NO_CHANCE);
  }

  /** Drawn at a temperature, as Magenta.js draws. */
  public static Sampling at(double temperature, RandomGenerator random) {
    return new Sampling(temperature, random, false, (core, step, logits, count) -> {});
  }

  /** The same with NADEs drawn too. */
  public Sampling drawingNades() {
    return new Sampling(temperature, random, true, bias);
  }

  /** The same with logits changed. */
  public Sampling with(LogitsBias other) {
    return new Sampling(temperature, random, drawNade, other);
  }
}
