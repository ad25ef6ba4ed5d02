// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.worker.train.Knowledge;
import org.zadenza.worker.train.MergingTrainee;
import org.zadenza.worker.train.Trainee;

/**
 * A trainee that learns on a cluster: an iteration is a round, in which every part takes some steps
 * from what all know, and the mean of what they then know is known to all (McDonald et al., 2010;
 * with one local step, synchronous data-parallel training with averaged updates). The trainee that
 * is kept here is judged, saved and exported.
 *
 * <p>With one part and one local step it learns what that trainee alone would learn, bit for bit.
 */
public final class ClusterTrainee implements Trainee {
  private static final int TREE_DEPTH = 2;

  private final Cluster cluster;
  private final Recipe recipe;
  private final Rounds rounds;
  private final MergingTrainee kept;

  /** Learns by a recipe; {@code kept} was made from it. */
  public ClusterTrainee(Cluster cluster, Recipe recipe, Rounds rounds, MergingTrainee kept) {
    this.cluster = cluster;
    this.recipe = recipe;
    this.rounds = rounds;
    this.kept = kept;
  }

  /**
   * One round.
   *
   * @throws UncheckedIOException if the cluster is gone or a part fails; then it knows what it knew
   */
  @Override
  public double fit(long round, double progress) {
    try {
      Mean mean = cluster.run(() -> round(round, progress));
      if (mean.count() != rounds.parts()) {
        throw new IOException("%d of %d parts answered".formatted(mean.count(), rounds.parts()));
      }
      kept.know(mean.knowledge());
      return mean.loss();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private Mean round(long round, double progress) {
    List<Integer> parts = IntStream.range(0, rounds.parts()).boxed().toList();
    JavaRDD<Integer> all = cluster.spark().parallelize(parts, rounds.parts());
    Broadcast<Knowledge> known = cluster.spark().broadcast(kept.knowledge());
    try {
      return all.treeAggregate(
          new Mean(),
          new LocalSteps(recipe, known, rounds, round, progress),
          Mean::add,
          TREE_DEPTH);
    } finally {
      known.destroy(false);
    }
  }

  @Override
  public void begin(Path weights) throws IOException {
    kept.begin(weights);
  }

  @Override
  public double validate() {
    return kept.validate();
  }

  @Override
  public void save(Path folder) throws IOException {
    kept.save(folder);
  }

  @Override
  public void restore(Path folder) throws IOException {
    kept.restore(folder);
  }

  @Override
  public void export(Path folder, double heldOutLoss) throws IOException {
    kept.export(folder, heldOutLoss);
  }
}
