// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.util.SplittableRandom;
import org.zadenza.worker.block.Block;

/** What a core's logits mean: their loss, and the row that is chosen from them. */
sealed interface Head permits ClassHead, BitsHead, GrooveHead {
  /** How many numbers a row has. */
  int depth();

  /** How many of them at most are not zero. */
  int most();

  /**
   * Adds up the loss of some rows of logits, keeps what {@link #choose} needs, and puts the slopes
   * of {@code scale} times the loss in the place of the logits.
   *
   * @param from which row of the music is the first row's
   */
  void judge(Block logits, SparseRows music, int from, float scale, Tally tally);

  /** Writes the row chosen from row {@code n} of the logits judged last. */
  void choose(int n, boolean greedy, SplittableRandom random, SparseRows out, int row);
}
