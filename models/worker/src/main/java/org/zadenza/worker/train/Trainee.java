// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.train;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Something that learns: what a {@link Trainer} needs to know of a model.
 *
 * <p>What iteration n learns from is a function of n and a seed, so that a restored trainee goes on
 * as if it had never stopped.
 */
public interface Trainee {
  /**
   * Learns from batch {@code iteration}; returns the mean loss on it before learning.
   *
   * @param progress how much of the time to train is over, 0 to 1, for a learning rate that falls
   * @throws java.io.UncheckedIOException if what it learns from is gone; it knows what it knew
   */
  double fit(long iteration, double progress);

  /**
   * Begins with the weights of a file, {@code NAME.safetensors} with its config beside it, in place
   * of fresh ones; before the first {@link #fit}.
   *
   * @throws IOException if it cannot be read, or is of a network of another shape
   */
  void begin(Path weights) throws IOException;

  /** The mean loss on held-out data. */
  double validate();

  /** Writes all that is needed to go on. */
  void save(Path folder) throws IOException;

  /** Goes on from what {@link #save} wrote. */
  void restore(Path folder) throws IOException;

  /** Writes the weights as they are now, with the held-out loss that they reached. */
  void export(Path folder, double heldOutLoss) throws IOException;
}
