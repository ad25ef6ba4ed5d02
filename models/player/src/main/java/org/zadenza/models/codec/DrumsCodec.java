// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Hits to tokens and back: a token is the set of drums on one sixteenth, the sum of 2^class.
 *
 * <p>E.g. kick and closed hat together are {@code 1 + 4 = 5}; nothing is 0. Hits of one class on
 * one step count once. Velocities are not part of a token.
 */
public final class DrumsCodec {
  /** How many tokens there are. */
  public static final int CLASSES = 512;

  /** Steps in a bar of four quarters. */
  public static final int STEPS_PER_BAR = 16;

  /** How many further inputs the counter takes. */
  public static final int COUNTER_BITS = 6;

  private DrumsCodec() {}

  /** The tokens of {@code steps} steps; hits beyond them are left out. */
  public static int[] encode(Collection<DrumHit> hits, int steps) {
    int[] tokens = new int[steps];
    for (DrumHit hit : hits) {
      if (hit.step() < steps) {
        tokens[hit.step()] |= hit.drum().bit();
      }
    }
    return tokens;
  }

  /** The hits of some tokens, in order of step, then class, all with one velocity. */
  public static List<DrumHit> decode(int[] tokens, double velocity) {
    List<DrumHit> hits = new ArrayList<>();
    for (int step = 0; step < tokens.length; step++) {
      for (DrumClass drum : drums(tokens[step])) {
        hits.add(new DrumHit(step, drum, velocity));
      }
    }
    return hits;
  }

  /** The drums of one token, in order of class. */
  public static List<DrumClass> drums(int token) {
    if (token < 0 || token >= CLASSES) {
      throw new IllegalArgumentException("token must be in 0 to 511: " + token);
    }
    List<DrumClass> drums = new ArrayList<>();
    for (DrumClass drum : DrumClass.values()) {
      if ((token & drum.bit()) != 0) {
        drums.add(drum);
      }
    }
    return drums;
  }

  /** The step that a time falls on: the nearest, and the later one of two equally near. */
  public static long quantise(double steps) {
    return (long) Math.floor(steps + 0.5);
  }

  /**
   * Writes the counter for predicting step {@code position}: bit k is +1 where floor(position /
   * 2^k) is odd, else -1.
   *
   * <p>Magenta counts the input's position and adds one, which is the same number: its input at
   * position p predicts step p + 1.
   */
  public static void counter(long position, float[] out) {
    for (int k = 0; k < out.length; k++) {
      out[k] = ((position >> k) & 1) == 1 ? 1 : -1;
    }
  }
}
