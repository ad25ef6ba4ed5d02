// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.SplittableRandom;
import org.zadenza.worker.block.Block;

/** Bits, each for itself: logistic, cross entropy. A row is right when all its bits are. */
final class BitsHead implements Head {
  private final Block chances; // [N, depth]

  BitsHead(int rows, int depth) {
    chances = Block.zeros(rows, depth);
  }

  @Override
  public int depth() {
    return chances.columns();
  }

  @Override
  public int most() {
    return chances.columns();
  }

  @Override
  public void judge(Block logits, SparseRows music, int from, float scale, Tally tally) {
    for (int n = 0; n < logits.rows(); n++) {
      double loss = 0;
      boolean right = true;
      for (int k = 0; k < depth(); k++) {
        float x = logits.get(n, k);
        float bit = music.get(from + n, k);
        double chance = 1 / (1 + Math.exp(-x));
        loss += Math.max(x, 0) - x * bit + Math.log1p(Math.exp(-Math.abs(x)));
        right &= x >= 0 == bit > 0.5;
        chances.set(n, k, (float) chance);
        logits.set(n, k, (float) (scale * (chance - bit)));
      }
      tally.add(loss, right);
    }
  }

  @Override
  public void choose(int n, boolean greedy, SplittableRandom random, SparseRows out, int row) {
    out.clear(row);
    for (int k = 0; k < depth(); k++) {
      if (chances.get(n, k) >= (greedy ? 0.5 : random.nextDouble())) out.put(row, k, 1);
    }
  }
}
