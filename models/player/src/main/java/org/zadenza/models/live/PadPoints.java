// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.List;
import org.zadenza.models.latent.Points;

/**
 * Where a hand is between latents.
 *
 * @param ends what it moves between
 * @param shares how much of each at a place
 * @param hand where it is
 */
record PadPoints(List<float[]> ends, Shares shares, Hand hand) implements Points {
  /** How much of each end there is at a place, 0 to 1 each; together 1. */
  @FunctionalInterface
  interface Shares {
    double[] at(double x, double y);
  }

  /** Where a hand is in a cycle, 0 to 1 each. */
  interface Hand {
    double x(long cycle);

    double y(long cycle);

    /** Whether somebody moves it now. */
    boolean isLive();
  }

  /** As far from the middle of the space as the ends are, each by its share: as on an arc. */
  @Override
  public float[] at(long cycle) {
    double[] parts = shares.at(hand.x(cycle), hand.y(cycle));
    float[] out = new float[ends.getFirst().length];
    double wanted = 0;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i] == 0) continue;
      float[] end = ends.get(i);
      for (int k = 0; k < out.length; k++) out[k] += (float) (parts[i] * end[k]);
      wanted += parts[i] * norm(end);
    }
    double norm = norm(out);
    if (norm < 1e-6) return out; // ends that take each other away: the middle
    for (int k = 0; k < out.length; k++) out[k] *= (float) (wanted / norm);
    return out;
  }

  @Override
  public boolean isLive() {
    return hand.isLive();
  }

  private static double norm(float[] z) {
    double sum = 0;
    for (float number : z) sum += (double) number * number;
    return Math.sqrt(sum);
  }
}
