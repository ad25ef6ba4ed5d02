// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.lstm;

/**
 * The size of an LSTM and how it learns.
 *
 * <p>{@code keep} is the share of a layer's outputs that dropout keeps, {@code batch} windows of
 * {@code windowSteps} steps are one iteration, gradients go back {@code backSteps} of them and are
 * clipped to the norm {@code clip} of a mean over steps, {@code learningRate} is that of the
 * beginning.
 */
public record LstmConfig(
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
  public static LstmConfig tiny() {
    return new LstmConfig(1, 32, 1.0, 4, 32, 16, 2e-2, 3, 10, 100, 1);
  }

  /** The Drums RNN that ships. See docs/models/drums-rnn.md for its losses. */
  public static LstmConfig drums() {
    return new LstmConfig(2, 256, 0.6, 32, 128, 32, 2e-3, 3, 50, 10, 1);
  }

  /** A Melody RNN of 2 x 128. */
  public static LstmConfig melody() {
    return new LstmConfig(2, 128, 0.7, 32, 128, 64, 3e-3, 3, 50, 30, 1);
  }

  /** A Performance RNN of 2 x 256. */
  public static LstmConfig performance() {
    return new LstmConfig(2, 256, 1.0, 32, 512, 128, 2e-3, 3, 15, 60, 1);
  }

  /** A char-RNN of 2 x 128, as Karpathy's: it ships. */
  public static LstmConfig letters() {
    return new LstmConfig(2, 128, 1.0, 32, 192, 64, 5e-3, 3, 50, 60, 1);
  }

  /** The suggester of patterns, 1 x 128: quick enough to be asked while one types. */
  public static LstmConfig patterns() {
    return new LstmConfig(1, 128, 1.0, 32, 192, 64, 4e-3, 3, 50, 60, 1);
  }

  /** The same with another seed. */
  public LstmConfig withSeed(long other) {
    return new LstmConfig(
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
