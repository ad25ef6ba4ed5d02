// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.SplittableRandom;
import org.zadenza.worker.block.Block;

/**
 * A groove: for each drum a hit (logistic, cross entropy), a velocity (logistic, squared error) and
 * an offset (tanh, squared error). A row is right when all its hits are.
 *
 * <p>How loud and how late nothing is says little: where a drum is not hit, the squared errors
 * count a {@link #UNHIT twentieth}. With full weight, as in Magenta, a hit that the network doubts
 * is answered softly, by its chance times its velocity.
 */
final class GrooveHead implements Head {
  /** The weight of squared errors where nothing is hit. */
  static final double UNHIT = 0.05;

  private final Block values; // [N, 3 drums]: chances of hits, velocities, offsets
  private final int drums;

  GrooveHead(int rows, int depth) {
    values = Block.zeros(rows, depth);
    drums = depth / 3;
  }

  @Override
  public int depth() {
    return 3 * drums;
  }

  @Override
  public int most() {
    return 3 * drums;
  }

  @Override
  public void judge(Block logits, SparseRows music, int from, float scale, Tally tally) {
    for (int n = 0; n < logits.rows(); n++) {
      double loss = 0;
      boolean right = true;
      for (int k = 0; k < drums; k++) {
        float x = logits.get(n, k);
        float hit = music.get(from + n, k);
        double chance = logistic(x);
        loss += Math.max(x, 0) - x * hit + Math.log1p(Math.exp(-Math.abs(x)));
        right &= x > 0 == hit > 0.5;
        keep(logits, n, k, chance, scale * (chance - hit));

        double weight = hit > 0.5 ? 1 : UNHIT;
        double velocity = logistic(logits.get(n, drums + k));
        double off = velocity - music.get(from + n, drums + k);
        loss += weight * off * off;
        double slope = scale * weight * 2 * off * velocity * (1 - velocity);
        keep(logits, n, drums + k, velocity, slope);

        double offset = Math.tanh(logits.get(n, 2 * drums + k));
        double away = offset - music.get(from + n, 2 * drums + k);
        loss += weight * away * away;
        slope = scale * weight * 2 * away * (1 - offset * offset);
        keep(logits, n, 2 * drums + k, offset, slope);
      }
      tally.add(loss, right);
    }
  }

  private void keep(Block logits, int n, int column, double value, double slope) {
    values.set(n, column, (float) value);
    logits.set(n, column, (float) slope);
  }

  @Override
  public void choose(int n, boolean greedy, SplittableRandom random, SparseRows out, int row) {
    out.clear(row);
    for (int k = 0; k < drums; k++) {
      if (values.get(n, k) > (greedy ? 0.5 : random.nextDouble())) out.put(row, k, 1);
    }
    for (int k = drums; k < 3 * drums; k++) {
      out.put(row, k, values.get(n, k));
    }
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
