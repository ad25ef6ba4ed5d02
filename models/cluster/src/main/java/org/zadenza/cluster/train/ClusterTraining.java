// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.worker.lesson.Lesson;
import org.zadenza.worker.train.CurvePoint;
import org.zadenza.worker.train.Step;
import org.zadenza.worker.train.Trainer;
import org.zadenza.worker.train.TrainingPlan;

/**
 * A training on a cluster, in a folder that outlives every machine: the plain {@link Trainer} with
 * a {@link ClusterTrainee}. An iteration of its curve and its checkpoint is a round.
 */
public final class ClusterTraining {
  private final Trainer trainer;

  private ClusterTraining(Trainer trainer) {
    this.trainer = trainer;
  }

  /**
   * Prepares it.
   *
   * @param seconds of training in all, what is resumed counted in
   * @param nanos the clock
   * @throws IOException if the music, the folder or its checkpoint cannot be used
   */
  public static ClusterTraining of(
      Cluster cluster, Recipe recipe, Rounds rounds, double seconds, Path out, LongSupplier nanos)
      throws IOException {
    Lesson.Prepared prepared = recipe.prepared();
    int every = Math.max(1, prepared.validateEvery() / rounds.localSteps());
    TrainingPlan plan = new TrainingPlan(every, prepared.patience(), seconds);
    ClusterTrainee trainee = new ClusterTrainee(cluster, recipe, rounds, prepared.trainee());
    return new ClusterTraining(new Trainer(trainee, plan, out, nanos));
  }

  /**
   * Goes on from the checkpoint in a folder, or begins there.
   *
   * @throws IOException if it holds another training
   */
  public void begin(RunCard card, Path out, boolean resume) throws IOException {
    if (resume) {
      Optional<RunCard> former = RunCard.read(out);
      if (former.isPresent()) card.checkSameAs(former.get(), out);
      trainer.resume();
    }
    card.write(out);
  }

  /** Ends it after the round that runs. Any thread. */
  public void stop() {
    trainer.stop();
  }

  /**
   * Trains; see {@link Trainer#run}.
   *
   * @throws IOException if the cluster is gone; all rounds before lie in the checkpoint
   */
  public double run(Consumer<Step> steps, Consumer<CurvePoint> points) throws IOException {
    try {
      return trainer.run(steps, points);
    } catch (UncheckedIOException e) {
      throw new IOException(
          e.getMessage() + "; what was learnt is in the checkpoint: go on with --resume", e);
    }
  }
}
