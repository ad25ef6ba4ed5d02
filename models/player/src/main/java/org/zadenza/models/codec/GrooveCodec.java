// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Played drums to GrooVAE's tensors and back: for each sixteenth 27 numbers, 9 hits (0 or 1), 9
 * velocities (0 to 1) and 9 offsets (-1 to 1, half a sixteenth late to half a sixteenth early).
 *
 * <p>E.g. {@code GrooveCodec.encode(hits, 32)} is [32][27]. Of hits of one drum on one sixteenth
 * the loudest is taken.
 */
public final class GrooveCodec {
  /** How many numbers a step has. */
  public static final int WIDTH = 27;

  /** Where in a step the velocities begin. */
  public static final int VELOCITIES = 9;

  private static final int DRUMS = 9;
  private static final int OFFSETS = 2 * DRUMS;

  private GrooveCodec() {}

  /** The tensor of some hits; what lies beyond the last step is left out. */
  public static float[][] encode(Collection<GrooveHit> hits, int steps) {
    float[][] tensor = new float[steps][WIDTH];
    for (GrooveHit hit : hits) {
      long step = DrumsCodec.quantise(hit.step());
      if (step >= steps) {
        continue;
      }
      float[] row = tensor[(int) step];
      int drum = hit.drum().ordinal();
      float velocity = hit.velocity() / 127f;
      if (row[drum] == 0 || velocity > row[VELOCITIES + drum]) {
        row[drum] = 1;
        row[VELOCITIES + drum] = velocity;
        row[OFFSETS + drum] = (float) (2 * (step - hit.step()));
      }
    }
    return tensor;
  }

  /** The hits of a tensor, e.g. one that a model made: those whose hit is above a half. */
  public static List<GrooveHit> decode(float[][] tensor) {
    List<GrooveHit> hits = new ArrayList<>();
    for (int step = 0; step < tensor.length; step++) {
      float[] row = tensor[step];
      for (DrumClass drum : DrumClass.values()) {
        int k = drum.ordinal();
        if (row[k] > 0.5) {
          double early = Math.clamp(row[OFFSETS + k] / 2.0, -0.5, 0.5);
          int velocity = Math.clamp(Math.round(127 * row[VELOCITIES + k]), 0, 127);
          hits.add(new GrooveHit(step - early, drum, velocity));
        }
      }
    }
    return hits;
  }

  /** For humanize: the hits only, without how they are played. */
  public static float[][] hitsOnly(float[][] tensor) {
    float[][] out = new float[tensor.length][WIDTH];
    for (int step = 0; step < tensor.length; step++) {
      System.arraycopy(tensor[step], 0, out[step], 0, DRUMS);
    }
    return out;
  }

  /**
   * For tap-to-drums: all hits of a step as one on the open hat, at the time of the loudest,
   * without velocities.
   */
  public static float[][] taps(float[][] tensor) {
    int tap = DrumClass.OPEN_HAT.ordinal();
    float[][] out = new float[tensor.length][WIDTH];
    for (int step = 0; step < tensor.length; step++) {
      float[] row = tensor[step];
      float loudest = -1;
      for (int k = 0; k < DRUMS; k++) {
        if (row[k] > 0.5 && row[VELOCITIES + k] > loudest) {
          loudest = row[VELOCITIES + k];
          out[step][tap] = 1;
          out[step][OFFSETS + tap] = row[OFFSETS + k];
        }
      }
    }
    return out;
  }
}
