// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import org.zadenza.models.sketch.SketchShape;

/**
 * The size of a Sketch-RNN and how it learns (§3.3 of the paper; its code's values in brackets).
 *
 * @param shape encoder [256], decoder [512], latents [128], bells [20], points of the longest
 *     drawing
 * @param batch drawings an iteration [100]
 * @param learningRate Adam's at the beginning [1e-3]; it falls along half a cosine to zero
 * @param clip the longest gradient that is followed as it is
 * @param average how slowly the weights that are judged and exported follow those that learn
 * @param divergence w_KL, the weight of the divergence once it is reached [0.5]
 * @param firstDivergence that weight at the beginning [0.01]
 * @param divergenceRate R: the weight is w - (w - first) R^iteration [0.99995]
 * @param tolerance a divergence, per number of z, that costs nothing [0.2]
 * @param stretch each axis is stretched by up to this part [0.15]
 * @param dropping the chance that a point is merged into the next of its line [0.1]
 */
public record SketchConfig(
    SketchShape shape,
    int batch,
    double learningRate,
    double clip,
    double average,
    double divergence,
    double firstDivergence,
    double divergenceRate,
    double tolerance,
    double stretch,
    double dropping,
    int validateEvery,
    int patience,
    long seed) {
  /** Learns a few drawings by heart in seconds. */
  public static SketchConfig tiny() {
    return new SketchConfig(
        new SketchShape(16, 48, 8, 4, 64), 8, 1e-2, 1, 0.9, 0.1, 0.01, 0.99, 0.2, 0, 0, 20, 100, 1);
  }

  /** Drawings of many words; half of the published sizes, a quarter of the work. */
  public static SketchConfig words() {
    return full(new SketchShape(128, 256, 64, 20, 200));
  }

  /** Letters. */
  public static SketchConfig letters() {
    return full(new SketchShape(128, 256, 64, 20, 160));
  }

  /**
   * Few drawings of each kind, so that a code has to say much: half a nat for each number of z
   * costs nothing, and of more a nat costs a sixth of what one of reconstruction does (0.05 over 64
   * numbers, where that is over 200 points; the published 0.5 over 128 and 250 is all of it).
   */
  private static SketchConfig full(SketchShape shape) {
    return new SketchConfig(
        shape, 64, 2e-3, 1, 0.998, 0.05, 0.01, 0.9995, 0.5, 0.15, 0.1, 250, 40, 1);
  }

  /** The same without a z. */
  public SketchConfig free() {
    return with(new SketchShape(0, shape.decoder(), 0, shape.mixtures(), shape.points()), seed);
  }

  /** The same with another seed. */
  public SketchConfig withSeed(long other) {
    return with(shape, other);
  }

  private SketchConfig with(SketchShape other, long otherSeed) {
    return new SketchConfig(
        other,
        batch,
        learningRate,
        clip,
        average,
        divergence,
        firstDivergence,
        divergenceRate,
        tolerance,
        stretch,
        dropping,
        validateEvery,
        patience,
        otherSeed);
  }

  /** The weight of the divergence in an iteration. */
  double divergenceAt(long iteration) {
    return divergence - (divergence - firstDivergence) * Math.pow(divergenceRate, iteration);
  }

  /** The learning rate when {@code progress} of the time is over. */
  double learningRateAt(double progress) {
    return learningRate * (1 + Math.cos(Math.PI * Math.clamp(progress, 0, 1))) / 2;
  }
}
