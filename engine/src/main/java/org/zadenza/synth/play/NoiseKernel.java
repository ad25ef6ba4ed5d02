// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.dsp.Noise;
import org.zadenza.synth.Generator;

/** Noises that are new in every frame. */
final class NoiseKernel implements Kernel {
  private static final int ROWS = 16;

  /** SuperCollider's level, as measured. */
  private static final double PINK_LEVEL = 0.95 / ROWS;

  private static final double BROWN_STEP = 0.125;

  private final Generator colour;
  private final Port density;
  private final float[] out;
  private final double rate;
  private final Noise noise = new Noise();
  private final double[] rows = new double[ROWS];
  private double sum;
  private int count;
  private double walk;

  NoiseKernel(Generator colour, Wiring wiring) {
    this.colour = colour;
    density = wiring.in().isEmpty() ? Port.constant(0) : wiring.in().getFirst();
    out = wiring.out();
    rate = wiring.rate();
  }

  @Override
  public void start(long seed) {
    noise.seed(seed);
    sum = 0;
    count = 0;
    walk = noise.next();
    for (int i = 0; i < ROWS; i++) sum += rows[i] = noise.next();
  }

  @Override
  public void next() {
    for (int i = 0; i < out.length; i++) {
      out[i] =
          (float)
              switch (colour) {
                case PINK_NOISE -> pink();
                case BROWN_NOISE -> brown();
                case CLIP_NOISE -> noise.next() < 0 ? -1 : 1;
                case DUST -> click(density.at(i) / rate);
                case DUST2 -> click2(density.at(i) / rate);
                default -> noise.next();
              };
    }
  }

  /** A walk that is thrown back at both ends. */
  private double brown() {
    walk += BROWN_STEP * noise.next();
    if (walk > 1) walk = 2 - walk;
    if (walk < -1) walk = -2 - walk;
    return walk;
  }

  /** Voss's dice in McCartney's order: a row is thrown half as often as the one before it. */
  private double pink() {
    int row = Math.min(ROWS - 1, Integer.numberOfTrailingZeros(++count));
    sum -= rows[row];
    sum += rows[row] = noise.next();
    return (sum + noise.next()) * PINK_LEVEL;
  }

  private double click(double chance) {
    double drawn = 0.5 + 0.5 * noise.next();
    return drawn < chance ? drawn / chance : 0;
  }

  private double click2(double chance) {
    double drawn = 0.5 + 0.5 * noise.next();
    return drawn < chance ? 2 * drawn / chance - 1 : 0;
  }
}
