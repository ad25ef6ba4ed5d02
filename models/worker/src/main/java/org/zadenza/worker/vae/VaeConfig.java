// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

/**
 * The size of a MusicVAE and how it learns.
 *
 * @param encoder units of the encoder in each direction
 * @param latents how many numbers z has
 * @param conductor units of the conductor, where the music is cut into segments
 * @param decoder units of each of the decoder's layers
 * @param layers how many layers each core of the decoder has
 * @param batch phrases an iteration
 * @param learningRate Adam's at the beginning; it falls along half a cosine to zero
 * @param clip the longest gradient that is followed as it is
 * @param beta the weight of the divergence, once it is reached
 * @param betaRate how slowly it is: the weight is beta (1 - betaRate^iteration)
 * @param freeBits how many bits a phrase costs nothing
 * @param ownRate k of the inverse sigmoid: the share of steps that are fed the decoder's own choice
 *     is 1 - k / (k + e^(iteration / k)); 0 feeds the music only
 */
public record VaeConfig(
    int encoder,
    int latents,
    int conductor,
    int decoder,
    int layers,
    int batch,
    double learningRate,
    double clip,
    double beta,
    double betaRate,
    double freeBits,
    double ownRate,
    int validateEvery,
    int patience,
    long seed) {
  /** Learns a few phrases by heart in seconds. */
  public static VaeConfig tiny() {
    return new VaeConfig(32, 16, 16, 64, 1, 8, 2e-2, 1, 0, 0, 0, 40, 10, 100, 1);
  }

  /** Two bars of drums. */
  public static VaeConfig drums() {
    return new VaeConfig(128, 96, 256, 192, 1, 64, 2e-3, 1, 0.2, 0.999, 160, 300, 200, 40, 1);
  }

  /** Two bars of melody. */
  public static VaeConfig melody() {
    return new VaeConfig(160, 96, 256, 192, 1, 64, 2e-3, 1, 0.2, 0.999, 96, 300, 200, 60, 1);
  }

  /** Two bars of drums as they are played. */
  public static VaeConfig groove() {
    return new VaeConfig(128, 96, 256, 192, 1, 64, 2e-3, 1, 0.2, 0.999, 96, 200, 200, 20, 1);
  }

  /** Four bars of a trio. */
  public static VaeConfig trio() {
    return new VaeConfig(192, 192, 192, 192, 1, 32, 2e-3, 1, 0.2, 0.999, 256, 150, 100, 30, 1);
  }

  /** The weight of the divergence in an iteration. */
  double betaAt(long iteration) {
    return beta * (1 - Math.pow(betaRate, iteration));
  }

  /** The share of steps that are fed the decoder's own choice in an iteration. */
  double ownShareAt(long iteration) {
    return ownRate == 0 ? 0 : 1 - ownRate / (ownRate + Math.exp(iteration / ownRate));
  }

  /** The learning rate when {@code progress} of the time is over. */
  double learningRateAt(double progress) {
    return learningRate * (1 + Math.cos(Math.PI * Math.clamp(progress, 0, 1))) / 2;
  }

  /** The same with another seed. */
  public VaeConfig withSeed(long other) {
    return new VaeConfig(
        encoder,
        latents,
        conductor,
        decoder,
        layers,
        batch,
        learningRate,
        clip,
        beta,
        betaRate,
        freeBits,
        ownRate,
        validateEvery,
        patience,
        other);
  }
}
