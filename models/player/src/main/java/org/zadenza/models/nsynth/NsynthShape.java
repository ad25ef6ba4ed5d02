// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import org.zadenza.neural.LogisticMixture;
import org.zadenza.neural.MuLaw;

/**
 * The sizes of an NSynth network, e.g. {@code NsynthShape.official()}.
 *
 * @param encoder channels of the encoder
 * @param encoderLayers its layers
 * @param encoderTaps taps of its convolutions, an odd number
 * @param latents numbers that the encoder gives for each frame of a sound
 * @param hop samples of a frame
 * @param residual channels of the decoder
 * @param skip channels of its skip connections and of the layer before the logits
 * @param layers its layers
 * @param taps taps of its convolutions
 * @param cycle after so many layers of either the dilation is 1 again
 * @param harmonics how many harmonics of the played note the decoder is given as sines and cosines,
 *     with what its last periods say and the note itself as a condition; 0 is NSynth as published,
 *     which has to find the pitch in the code
 * @param levelled whether what the network sees and makes is always about as loud, and each frame
 *     of a code ends with how loud it is ({@link Levels}); not in NSynth as published
 */
public record NsynthShape(
    int encoder,
    int encoderLayers,
    int encoderTaps,
    int latents,
    int hop,
    int residual,
    int skip,
    int layers,
    int taps,
    int cycle,
    int harmonics,
    boolean levelled) {
  /** Samples a second of all sound that such networks see and make. */
  public static final int SAMPLE_RATE = 16_000;

  private static final int MOST = 1 << 16;

  /** Checks that each size is one. */
  public NsynthShape {
    whole("encoder", encoder, 1);
    whole("encoderLayers", encoderLayers, 1);
    whole("encoderTaps", encoderTaps, 1);
    whole("latents", latents, 1);
    whole("hop", hop, 1);
    whole("residual", residual, 1);
    whole("skip", skip, 1);
    whole("layers", layers, 1);
    whole("taps", taps, 1);
    whole("cycle", cycle, 1);
    whole("harmonics", harmonics, 0);
    if (encoderTaps % 2 == 0) {
      throw new IllegalArgumentException(
          "the encoder looks as far ahead as back, with an odd number of taps: " + encoderTaps);
    }
    if (cycle > 16) {
      throw new IllegalArgumentException("a cycle has at most 16 layers: " + cycle);
    }
  }

  private static void whole(String name, int value, int least) {
    if (value < least || value > MOST) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d: %d".formatted(name, least, MOST, value));
    }
  }

  /** The published network, {@code h512_bo16}. */
  public static NsynthShape official() {
    return new NsynthShape(128, 30, 3, 16, 512, 512, 256, 30, 3, 10, 0, false);
  }

  /** One that a laptop's core plays live, given the played pitch. */
  public static NsynthShape live() {
    return new NsynthShape(32, 10, 3, 16, 512, 32, 64, 20, 2, 10, 8, true);
  }

  /** Learns a few sounds by heart in seconds. */
  public static NsynthShape tiny() {
    return new NsynthShape(8, 3, 3, 4, 64, 8, 12, 4, 2, 4, 2, true);
  }

  /** The same without the played pitch and levels, as published. */
  public NsynthShape plain() {
    return new NsynthShape(
        encoder,
        encoderLayers,
        encoderTaps,
        latents,
        hop,
        residual,
        skip,
        layers,
        taps,
        cycle,
        0,
        false);
  }

  /** Whether the decoder is given the played pitch. */
  public boolean pitched() {
    return harmonics > 0;
  }

  /** Numbers of a frame of a sound's code: the latents, and a level where there is one. */
  public int code() {
    return latents + (levelled ? 1 : 0);
  }

  /** Numbers beside the sample before that the decoder is given for each sample. */
  public int excitations() {
    return pitched() ? 2 * harmonics + PastPeriods.GUESSES : 0;
  }

  /**
   * Numbers that the decoder gives for each sample: a logit for each class, as published, or, where
   * it is given the pitch, a {@link LogisticMixture} around the guesses.
   */
  public int outputs() {
    return pitched() ? LogisticMixture.NUMBERS : MuLaw.CLASSES;
  }

  /** Where among what the decoder is given for a sample the guesses begin. */
  public int guesses() {
    return 1 + 2 * harmonics;
  }

  /** Numbers that the decoder is given for each frame: the latents, and the played note. */
  public int conditions() {
    return latents + (pitched() ? 1 : 0);
  }

  /** How far apart the taps of a layer are, in samples. */
  public int dilation(int layer) {
    return 1 << (layer % cycle);
  }
}
