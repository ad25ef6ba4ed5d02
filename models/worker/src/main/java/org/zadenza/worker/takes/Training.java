// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.takes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.protocol.training.Progress;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.worker.lstm.LstmConfig;
import org.zadenza.worker.lstm.LstmTrainee;
import org.zadenza.worker.train.CurvePoint;
import org.zadenza.worker.train.Trainer;
import org.zadenza.worker.train.TrainingPlan;

/**
 * One training on takes, on a thread of its own at the lowest priority. Whatever it has learnt lies
 * in its folder, from where a later one goes on.
 */
public final class Training {
  private static final int UNITS = 128;
  private static final int BATCH = 8;
  private static final int WINDOW_STEPS = 128;
  private static final int BACK_STEPS = 64;
  private static final double KEEP = 0.8;
  private static final double LEARNING_RATE = 1e-3;
  private static final double CLIP = 3;
  private static final int VALIDATE_EVERY = 10;
  private static final int PATIENCE = 20;
  private static final String MODEL_FILE = "model";
  private static final String MUSIC_FILE = "music";

  private final String name;
  private final String model;
  private final Path folder;
  private final boolean resumed;
  private final double before;
  private final double limit;
  private final Trainer trainer;
  private final List<Consumer<Progress>> watchers = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile Progress progress = Progress.getDefaultInstance();
  private volatile boolean cancelled;

  /**
   * What is wanted.
   *
   * @param name of the weights to come
   * @param music what identifies the takes: the same takes, the same text
   * @param minutes of this training, earlier ones not counted
   * @param afresh forget what was learnt under this name
   */
  public record Wish(String name, String music, double minutes, long seed, boolean afresh) {}

  /**
   * Prepares a training; the folder is its own.
   *
   * @param base the weights to begin with, or null for fresh ones
   * @throws IllegalArgumentException if there is too little music, or the name is another model's
   * @throws IOException if the folder cannot be used
   */
  public Training(Wish wish, Takes takes, KnownModel.@Nullable Lstm base, Path folder)
      throws IOException {
    name = wish.name();
    model = takes.model();
    this.folder = folder;
    Files.createDirectories(folder);
    resumed = !wish.afresh() && Trainer.secondsIn(folder) > 0;
    if (resumed && !model.equals(read(MODEL_FILE))) {
      throw new IllegalArgumentException(
          "%s is a %s that has learnt before, not a %s: take another name, or begin afresh"
              .formatted(name, read(MODEL_FILE), model));
    }
    before = resumed ? Trainer.secondsIn(folder) : 0;
    limit = before + wish.minutes() * 60;
    LstmNetwork weights = base == null ? null : base.network();
    LstmTrainee trainee =
        new LstmTrainee(
            config(weights, wish.seed()),
            takes.course(name),
            new LstmTrainee.Origin(
                base == null ? "the player's" : "the player's, on weights under " + base.licence(),
                origin(takes, base),
                "learn " + name));
    if (weights != null) trainee.begin(weights);
    TrainingPlan plan = new TrainingPlan(VALIDATE_EVERY, PATIENCE, limit);
    trainer = new Trainer(trainee, plan, folder, System::nanoTime);
    if (resumed && wish.music().equals(read(MUSIC_FILE))) trainer.resume();
    else if (resumed) trainer.resumeWithOtherMusic();
    Files.writeString(folder.resolve(MODEL_FILE), model);
    Files.writeString(folder.resolve(MUSIC_FILE), wish.music());
    thread = Thread.ofPlatform().daemon(true).name("zadenza-train").unstarted(this::run);
    thread.setPriority(Thread.MIN_PRIORITY);
  }

  private static String origin(Takes takes, KnownModel.@Nullable Lstm base) {
    String own = "trained on %d takes of the player's".formatted(takes.count());
    return base == null ? own : own + ", after: " + base.origin();
  }

  private static LstmConfig config(@Nullable LstmNetwork weights, long seed) {
    return new LstmConfig(
        weights == null ? 2 : weights.layers().size(),
        weights == null ? UNITS : weights.layers().getFirst().units(),
        KEEP,
        BATCH,
        WINDOW_STEPS,
        BACK_STEPS,
        LEARNING_RATE,
        CLIP,
        VALIDATE_EVERY,
        PATIENCE,
        seed);
  }

  private String read(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.isReadable(path) ? Files.readString(path, StandardCharsets.UTF_8) : "";
  }

  /** Begins. */
  public Training start() {
    thread.start();
    return this;
  }

  /** The name of the weights. */
  public String name() {
    return name;
  }

  /** Which model learns. */
  public String model() {
    return model;
  }

  /** Whether it goes on from an earlier one. */
  public boolean resumed() {
    return resumed;
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
    trainer.stop();
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
      trainer.run(this::iterated, this::judged);
      end(cancelled ? Progress.State.CANCELLED : Progress.State.DONE, "");
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      end(Progress.State.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private void iterated(double seconds) {
    tell(
        progress.toBuilder()
            .setIteration(progress.getIteration() + 1)
            .setSeconds(seconds - before)
            .setSecondsLeft(Math.max(0, limit - seconds))
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
