// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Trains anything: fits, validates, keeps the best weights, stops in time, and can be resumed.
 *
 * <p>The folder that it works in gets {@code curve.csv}, the exported weights of the best
 * validation so far, and {@code checkpoint/}, replaced as a whole at each validation. Nothing here
 * knows what a model is, and time is handed in.
 */
public final class Trainer {
  private final Trainee trainee;
  private final TrainingPlan plan;
  private final Path folder;
  private final LongSupplier nanos;
  private final Checkpoint checkpoint;
  private final Curve curve;
  private Checkpoint.State state = new Checkpoint.State(0, 0, Double.MAX_VALUE, 0);
  private volatile boolean stopped;

  /** A trainer that works in {@code folder}, by a clock of nanoseconds. */
  public Trainer(Trainee trainee, TrainingPlan plan, Path folder, LongSupplier nanos) {
    this.trainee = trainee;
    this.plan = plan;
    this.folder = folder;
    this.nanos = nanos;
    checkpoint = new Checkpoint(folder);
    curve = new Curve(folder);
  }

  /**
   * Goes on where a former trainer's last checkpoint in this folder left off.
   *
   * @throws IOException if there is none, or it is damaged, or of another version or model
   */
  public void resume() throws IOException {
    state =
        checkpoint
            .state()
            .orElseThrow(
                () ->
                    new IOException(
                        checkpoint.folder()
                            + " holds no checkpoint: there is nothing to resume; train without"
                            + " it"));
    trainee.restore(checkpoint.folder());
    curve.backTo(state.iteration());
  }

  /** As {@link #resume}, for music that has changed: nothing is the best yet. */
  public void resumeWithOtherMusic() throws IOException {
    resume();
    state = new Checkpoint.State(state.iteration(), state.seconds(), Double.MAX_VALUE, 0);
  }

  /** How long a former trainer in this folder has trained, in seconds; 0 if there was none. */
  public static double secondsIn(Path folder) throws IOException {
    return new Checkpoint(folder).state().map(Checkpoint.State::seconds).orElse(0.0);
  }

  /** Ends {@link #run} after the iteration that runs, as if the time were over. Any thread. */
  public void stop() {
    stopped = true;
  }

  /**
   * Trains until the plan's time is over, nothing gets better, or it is stopped; then it looks at
   * what has been learnt since the last time, and keeps that too.
   *
   * @param steps is told of each iteration
   * @param points is given each point of the curve
   * @return the best held-out loss
   * @throws UncheckedIOException if the trainee's music or machines are gone; what it learnt before
   *     is kept
   */
  public double run(Consumer<Step> steps, Consumer<CurvePoint> points) throws IOException {
    Files.createDirectories(folder);
    if (state.iteration() == 0) curve.begin();
    double before = state.seconds();
    long start = nanos.getAsLong();
    double loss = 0;
    int fitted = 0;
    while (!stopped && state.seconds() < plan.seconds() && state.sinceBest() < plan.patience()) {
      try {
        loss += trainee.fit(state.iteration(), state.seconds() / plan.seconds());
      } catch (UncheckedIOException e) {
        if (fitted > 0) look(loss / fitted, points);
        throw e;
      }
      fitted++;
      double seconds = before + (nanos.getAsLong() - start) / 1e9;
      state =
          new Checkpoint.State(state.iteration() + 1, seconds, state.bestLoss(), state.sinceBest());
      steps.accept(new Step(state.iteration(), loss / fitted, seconds));
      if (state.iteration() % plan.validateEvery() == 0) {
        look(loss / fitted, points);
        loss = 0;
        fitted = 0;
      }
    }
    if (fitted > 0) look(loss / fitted, points);
    return state.bestLoss();
  }

  private void look(double loss, Consumer<CurvePoint> points) throws IOException {
    CurvePoint point = new CurvePoint(state.iteration(), loss, trainee.validate(), state.seconds());
    try {
      keep(point);
    } catch (IOException e) {
      throw new IOException(
          "%s: iteration %d was not kept (%s): make room and train on, %s"
              .formatted(folder, state.iteration(), e.getMessage(), kept()),
          e);
    }
    points.accept(point);
  }

  private void keep(CurvePoint point) throws IOException {
    boolean better = point.validationLoss() < state.bestLoss();
    if (better) trainee.export(folder, point.validationLoss());
    state =
        new Checkpoint.State(
            state.iteration(),
            state.seconds(),
            Math.min(point.validationLoss(), state.bestLoss()),
            better ? 0 : state.sinceBest() + 1);
    curve.add(point); // before the checkpoint, which decides how much of it counts
    checkpoint.keep(state, trainee);
  }

  private String kept() throws IOException {
    return checkpoint
        .state()
        .map(last -> "iteration %d is".formatted(last.iteration()))
        .orElse("none is yet");
  }
}
