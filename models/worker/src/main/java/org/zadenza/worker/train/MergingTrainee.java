// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.train;

/**
 * A trainee whose knowledge can be taken out and put into others of the same kind and size, so that
 * many may learn side by side and be averaged.
 *
 * <p>What it knows after {@link Trainee#fit} is a function of what it knew before, the iteration
 * and the progress: whichever machine computes it.
 */
public interface MergingTrainee extends Trainee {
  /** A copy of all that it has learnt. */
  Knowledge knowledge();

  /**
   * Knows this from now on, and nothing else.
   *
   * @throws IllegalArgumentException if it is of a network of another size
   */
  void know(Knowledge knowledge);
}
