// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.train;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.protocol.training.Progress;

/**
 * One training on a thread of its own at the lowest priority, which can be watched and ended.
 * Whatever it has learnt lies in its trainer's folder, from where a later one goes on.
 */
public final class Training {
  private final Goal goal;
  private final Preparation preparation;
  private final List<Consumer<Progress>> watchers = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile Progress progress = Progress.getDefaultInstance();
  private volatile boolean cancelled;
  private volatile @Nullable Trainer trainer;

  /**
   * What is trained.
   *
   * @param name of the weights to come
   * @param model which model learns
   * @param resumed whether it goes on from an earlier training
   * @param before seconds of earlier trainings that it goes on from
   * @param limit seconds after which it ends, the earlier ones counted in
   */
  public record Goal(String name, String model, boolean resumed, double before, double limit) {}

  /** Reads the music and makes what learns. */
  @FunctionalInterface
  public interface Preparation {
    /**
     * @throws IllegalArgumentException if the music will not do
     */
    Trainer trainer() throws IOException;
  }

  /** A training that has not begun; {@code preparation} is done on its thread. */
  public Training(Goal goal, Preparation preparation) {
    this.goal = goal;
    this.preparation = preparation;
    thread = Thread.ofPlatform().daemon(true).name("zadenza-train").unstarted(this::run);
    thread.setPriority(Thread.MIN_PRIORITY);
  }

  /** Begins. */
  public Training start() {
    thread.start();
    return this;
  }

  /** The name of the weights. */
  public String name() {
    return goal.name();
  }

  /** Which model learns. */
  public String model() {
    return goal.model();
  }

  /** Whether it goes on from an earlier one. */
  public boolean resumed() {
    return goal.resumed();
  }

  /** How it goes. */
  public Progress progress() {
    return progress;
  }

  /** Whether it still learns. */
  public boolean running() {
    return progress.getState() == Progress.State.RUNNING;
  }

  /** Ends it after the iteration that runs; what was learnt is kept. */
  public void cancel() {
    cancelled = true;
    Trainer now = trainer;
    if (now != null) now.stop();
  }

  /** Waits until it has ended. */
  public void join() throws InterruptedException {
    thread.join();
  }

  /** Tells somebody of each step from now on, now first; on the training's thread. */
  public void watch(Consumer<Progress> watcher) {
    synchronized (watchers) {
      watcher.accept(progress);
      if (running()) watchers.add(watcher);
    }
  }

  private void run() {
    try {
      Trainer made = preparation.trainer();
      trainer = made;
      if (cancelled) made.stop();
      made.run(this::iterated, this::judged);
      end(cancelled ? Progress.State.CANCELLED : Progress.State.DONE, "");
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      end(Progress.State.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private void iterated(Step step) {
    tell(
        progress.toBuilder()
            .setIteration(step.iteration())
            .setLoss(step.loss())
            .setSeconds(step.seconds() - goal.before())
            .setSecondsLeft(Math.max(0, goal.limit() - step.seconds()))
            .build());
  }

  private void judged(CurvePoint point) {
    tell(
        progress.toBuilder()
            .setLoss(point.trainLoss())
            .setHeldOutLoss(point.validationLoss())
            .build());
  }

  private void end(Progress.State state, String message) {
    tell(progress.toBuilder().setState(state).setMessage(message).setSecondsLeft(0).build());
    synchronized (watchers) {
      watchers.clear();
    }
  }

  private void tell(Progress now) {
    synchronized (watchers) {
      progress = now;
      for (Consumer<Progress> watcher : watchers) watcher.accept(now);
    }
  }
}
