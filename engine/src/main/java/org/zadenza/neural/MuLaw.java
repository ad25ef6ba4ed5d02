// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

/**
 * Sound in 256 steps that are finer where it is softer: mu-law with mu 255, as NSynth cuts it
 * (Engel et al., 2017; §10.1 of the specification).
 *
 * <p>A step is a class from 0 to 255; a network sees it as {@link #input}, -1 up to 1.
 */
public final class MuLaw {
  /** How many classes there are. */
  public static final int CLASSES = 256;

  /** The class of silence. */
  public static final int SILENCE = 128;

  private static final double MU = 255;
  private static final double LOG = Math.log(1 + MU);
  private static final float[] SOUNDS = new float[CLASSES];

  static {
    for (int k = 0; k < CLASSES; k++) {
      double y = k == SILENCE ? 0 : (k - SILENCE + 0.5) / SILENCE;
      SOUNDS[k] = (float) (Math.signum(y) * (Math.exp(Math.abs(y) * LOG) - 1) / MU);
    }
  }

  private MuLaw() {}

  /** The class of a sample; what is beyond -1 to 1 gets the last class of its side. */
  public static int encode(double sample) {
    double y = Math.signum(sample) * Math.log1p(MU * Math.abs(sample)) / LOG;
    return Math.clamp((int) Math.floor(SILENCE * y) + SILENCE, 0, CLASSES - 1);
  }

  /** The sample that a class stands for, between -1 and 1. */
  public static float decode(int soundClass) {
    return SOUNDS[soundClass];
  }

  /** What a network is given for a class. */
  public static float input(int soundClass) {
    return (float) (soundClass - SILENCE) / SILENCE;
  }
}
