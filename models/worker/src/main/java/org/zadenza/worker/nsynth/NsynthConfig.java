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
 * @param past how what is told of the past differs from what was
 * @param others the share of crops whose code comes from another note of the same instrument, so
 *     that a code is of a timbre and not of a pitch; only where the pitch is given
 * @param onsets the share of crops that begin with the note
 * @param between the share of crops that are of neither of two instruments but between them, with
 *     codes mixed alike, so that the straight way from one timbre to another leads through sounds
 * @param hiss the loudest white noise beside what the encoder hears, root mean square: a code is of
 *     the sound and not of the noise beside it, of which what goes on by itself has more
 */
public record NsynthConfig(
    NsynthShape shape,
    int samples,
    int batch,
    double learningRate,
    double clip,
    double average,
    PastChanges past,
    double others,
    double onsets,
    double between,
    double hiss,
    int validateEvery,
    int patience,
    long seed) {
  private static final int WARM_UP = 100;

  /** Learns a few sounds in seconds. */
  public static NsynthConfig tiny() {
    return new NsynthConfig(
        NsynthShape.tiny(), 512, 4, 5e-3, 1, 0.9, PastChanges.NONE, 0, 0.5, 0, 0, 20, 100, 1);
  }

  /** A decoder that is given the played pitch. */
  public static NsynthConfig live() {
    PastChanges past = new PastChanges(5, 0.4, 0.2, 0.4, 0.25, 0.6);
    return new NsynthConfig(
        NsynthShape.live(), 6144, 2, 2e-3, 1, 0.999, past, 0.5, 0.25, 0.4, 0.02, 400, 1000, 1);
  }

  /** The same as published: the code has to say which pitch. */
  public static NsynthConfig plain() {
    PastChanges past = new PastChanges(3, 0, 0, 0, 0, 0);
    return new NsynthConfig(
        NsynthShape.live().plain(), 6144, 2, 2e-3, 1, 0.999, past, 0, 0.25, 0, 0, 400, 1000, 1);
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
        past,
        others,
        onsets,
        between,
        hiss,
        validateEvery,
        patience,
        other);
  }
}
