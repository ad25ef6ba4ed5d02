// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.guess;

import java.util.List;

/**
 * The size of a network that guesses drawings, and how it learns.
 *
 * @param channels of each convolution
 * @param units of the dense layer below the words
 * @param batch drawings an iteration
 * @param learningRate Adam's at its highest; it rises for a twentieth of the time and falls along
 *     half a cosine to zero
 * @param clip the longest gradient that is followed as it is
 * @param average how slowly the weights that are judged and exported follow those that learn
 * @param keep the share of a dense layer's inputs that dropout keeps
 * @param smoothing how much of the likelihood is to go to all words alike (Szegedy et al., 2016,
 *     §7), so that what is said is not too sure
 * @param variation how far the drawings that it learns from are varied, 1 for as far as {@link
 *     Variation} says, 0 for not at all
 */
record GuessConfig(
    List<Integer> channels,
    int units,
    int batch,
    double learningRate,
    double clip,
    double average,
    double keep,
    double smoothing,
    double variation,
    int validateEvery,
    int patience,
    long seed) {
  private static final double RISING = 0.05;

  /** Learns a few drawings by heart in seconds. */
  static GuessConfig tiny() {
    return new GuessConfig(List.of(8, 8, 8), 32, 16, 1e-2, 5, 0.9, 1, 0, 0, 20, 100, 1);
  }

  /** 345 words: the network that ships. */
  static GuessConfig words() {
    return new GuessConfig(List.of(24, 48, 96), 192, 64, 2e-3, 5, 0.998, 0.6, 0.1, 1, 250, 40, 1);
  }

  /** The same with another seed. */
  GuessConfig withSeed(long other) {
    return new GuessConfig(
        channels,
        units,
        batch,
        learningRate,
        clip,
        average,
        keep,
        smoothing,
        variation,
        validateEvery,
        patience,
        other);
  }

  /** The learning rate when {@code progress} of the time is over. */
  double learningRateAt(double progress) {
    double risen = Math.min(1, progress / RISING);
    return learningRate * risen * (1 + Math.cos(Math.PI * Math.clamp(progress, 0, 1))) / 2;
  }
}
