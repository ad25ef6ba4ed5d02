// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.drums;

/**
 * The size of a Drums RNN and how it learns.
 *
 * <p>{@code keep} is the share of a layer's outputs that dropout keeps, {@code batch} windows of
 * {@code windowSteps} sixteenths are one iteration, gradients go back {@code backSteps} of them and
 * are clipped to the norm {@code clip} of a mean over steps, {@code learningRate} is that of the
 * beginning.
 */
public record DrumsConfig(
    int layers,
    int units,
    double keep,
    int batch,
    int windowSteps,
    int backSteps,
    double learningRate,
    double clip,
    int validateEvery,
    int patience,
    long seed) {
  /** Learns one phrase by heart in seconds, to a loss below 0.10 nats per step. */
  public static DrumsConfig tiny() {
    return new DrumsConfig(1, 32, 1.0, 4, 32, 16, 2e-2, 3, 10, 100, 1);
  }

  /** The one that ships. See docs/models/drums-rnn.md for its losses. */
  public static DrumsConfig full() {
    return new DrumsConfig(2, 256, 0.6, 32, 128, 32, 2e-3, 3, 50, 10, 1);
  }

  /** The same with another seed. */
  public DrumsConfig withSeed(long other) {
    return new DrumsConfig(
        layers,
        units,
        keep,
        batch,
        windowSteps,
        backSteps,
        learningRate,
        clip,
        validateEvery,
        patience,
        other);
  }

  /** The learning rate: falls along half a cosine, to zero when the time to train is over. */
  double learningRateAt(double progress) {
    return learningRate * (1 + Math.cos(Math.PI * Math.clamp(progress, 0, 1))) / 2;
  }
}
