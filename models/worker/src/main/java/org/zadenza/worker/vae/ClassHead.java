// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.SplittableRandom;
import org.zadenza.worker.block.Block;

/** One class of some: softmax, and the cross entropy as loss. */
final class ClassHead implements Head {
  private static final double LEAST = 1e-30;

  private final Block chances; // [N, depth]
  private final int[] likeliest;

  ClassHead(int rows, int depth) {
    chances = Block.zeros(rows, depth);
    likeliest = new int[rows];
  }

  @Override
  public int depth() {
    return chances.columns();
  }

  @Override
  public int most() {
    return 1;
  }

  @Override
  public void judge(Block logits, SparseRows music, int from, float scale, Tally tally) {
    for (int n = 0; n < logits.rows(); n++) {
      Kernels.softmax(logits, n);
    }
    Kernels.copy(logits, chances);
    Kernels.scale(logits, scale);
    for (int n = 0; n < logits.rows(); n++) {
      int label = music.first(from + n);
      likeliest[n] = Kernels.largest(chances, n);
      tally.add(-Math.log(Math.max(chances.get(n, label), LEAST)), likeliest[n] == label);
      logits.set(n, label, logits.get(n, label) - scale);
    }
  }

  @Override
  public void choose(int n, boolean greedy, SplittableRandom random, SparseRows out, int row) {
    out.clear(row);
    out.put(row, greedy ? likeliest[n] : draw(n, random), 1);
  }

  private int draw(int n, SplittableRandom random) {
    double left = random.nextDouble();
    int k = 0;
    while (k < depth() - 1 && (left -= chances.get(n, k)) >= 0) {
      k++;
    }
    return k;
  }
}
