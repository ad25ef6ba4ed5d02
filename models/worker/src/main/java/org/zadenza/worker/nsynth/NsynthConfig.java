// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import org.zadenza.models.nsynth.NsynthShape;

/**
 * The size of an NSynth network and how it learns.
 *
 * @param samples of a crop
 * @param batch crops an iteration
 * @param learningRate Adam's at the beginning; it falls along half a cosine to zero
 * @param clip the longest gradient that is followed as it is
 * @param average how slowly the weights that are judged and exported follow those that learn
 * @param noise how far the sample before is at most moved by chance, in steps of mu-law (standard
 *     deviation; each crop draws its own), so that a network bears its own mistakes
 * @param others the share of crops whose code comes from another note of the same instrument, so
 *     that a code is of a timbre and not of a pitch; only where the pitch is given
 * @param onsets the share of crops that begin with the note
 * @param levels the share of crops whose past is played louder or softer than it was, so that a
 *     network finds back to the level that the code says
 * @param fresh the share of crops before which nothing was played
 * @param strays the share of crops with samples in their past that could be anything, as a draw
 *     from far out in a bell is
 * @param bursts the share of crops that begin while noise is heard in place of the note, so that a
 *     network that has lost its note finds back to it
 */
public record NsynthConfig(
    NsynthShape shape,
    int samples,
    int batch,
    double learningRate,
    double clip,
    double average,
    double noise,
    double others,
    double onsets,
    double levels,
    double fresh,
    double strays,
    double bursts,
    int validateEvery,
    int patience,
    long seed) {
  private static final int WARM_UP = 100;

  /** Learns a few sounds in seconds. */
  public static NsynthConfig tiny() {
    return new NsynthConfig(
        NsynthShape.tiny(), 512, 4, 5e-3, 1, 0.9, 0, 0, 0.5, 0, 0, 0, 0, 20, 100, 1);
  }

  /** A decoder that is given the played pitch. */
  public static NsynthConfig live() {
    return new NsynthConfig(
        NsynthShape.live(),
        6144,
        2,
        2e-3,
        1,
        0.999,
        5,
        0.5,
        0.25,
        0.4,
        0.2,
        0.4,
        0.25,
        400,
        1000,
        1);
  }

  /** The same as published: the code has to say which pitch. */
  public static NsynthConfig plain() {
    return new NsynthConfig(
        NsynthShape.live().plain(), 6144, 2, 2e-3, 1, 0.999, 3, 0, 0.25, 0, 0, 0, 0, 400, 1000, 1);
  }

  /** The learning rate of an iteration when {@code progress} of the time is over. */
  double learningRateAt(long iteration, double progress) {
    double warm = Math.min(1, (iteration + 1.0) / WARM_UP);
    return warm * learningRate * (1 + Math.cos(Math.PI * Math.clamp(progress, 0, 1))) / 2;
  }

  /** The same with another seed. */
  public NsynthConfig withSeed(long other) {
    return new NsynthConfig(
        shape,
        samples,
        batch,
        learningRate,
        clip,
        average,
        noise,
        others,
        onsets,
        levels,
        fresh,
        strays,
        bursts,
        validateEvery,
        patience,
        other);
  }
}
