// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.zadenza.worker.train.MergingTrainee;

/**
 * A trainee that one task has for itself. A process keeps as many as it ever needed at once, so
 * that music and network are prepared for the first rounds alone. Any thread.
 */
final class Desk implements AutoCloseable {
  private static final Map<Recipe, Queue<MergingTrainee>> FREE = new ConcurrentHashMap<>();

  private final Recipe recipe;
  private final MergingTrainee trainee;

  private Desk(Recipe recipe, MergingTrainee trainee) {
    this.recipe = recipe;
    this.trainee = trainee;
  }

  /** A free one, or one more. */
  static Desk take(Recipe recipe) throws IOException {
    MergingTrainee free = free(recipe).poll();
    return new Desk(recipe, free == null ? recipe.prepared().trainee() : free);
  }

  private static Queue<MergingTrainee> free(Recipe recipe) {
    return FREE.computeIfAbsent(recipe, key -> new ConcurrentLinkedQueue<>());
  }

  /** It knows what the task before taught it. */
  MergingTrainee trainee() {
    return trainee;
  }

  @Override
  public void close() {
    free(recipe).add(trainee);
  }
}
