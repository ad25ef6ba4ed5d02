// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.takes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.worker.lstm.LstmConfig;
import org.zadenza.worker.lstm.LstmTrainee;
import org.zadenza.worker.train.Origin;
import org.zadenza.worker.train.Trainer;
import org.zadenza.worker.train.Training;
import org.zadenza.worker.train.TrainingPlan;

/** Trainings of styles on takes, each in a folder of its own. */
public final class StyleTrainings {
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

  private StyleTrainings() {}

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
  public static Training of(Wish wish, Takes takes, KnownModel.@Nullable Lstm base, Path folder)
      throws IOException {
    String model = takes.model();
    Files.createDirectories(folder);
    boolean resumed = !wish.afresh() && Trainer.secondsIn(folder) > 0;
    if (resumed && !model.equals(read(folder, MODEL_FILE))) {
      throw new IllegalArgumentException(
          "%s is a %s that has learnt before, not a %s: take another name, or begin afresh"
              .formatted(wish.name(), read(folder, MODEL_FILE), model));
    }
    double before = resumed ? Trainer.secondsIn(folder) : 0;
    double limit = before + wish.minutes() * 60;
    LstmNetwork weights = base == null ? null : base.network();
    LstmTrainee trainee =
        new LstmTrainee(
            config(weights, wish.seed()),
            takes.course(wish.name()),
            new Origin(
                base == null ? "the player's" : "the player's, on weights under " + base.licence(),
                origin(takes, base),
                "learn " + wish.name()));
    if (weights != null) trainee.begin(weights);
    TrainingPlan plan = new TrainingPlan(VALIDATE_EVERY, PATIENCE, limit);
    Trainer trainer = new Trainer(trainee, plan, folder, System::nanoTime);
    if (resumed && wish.music().equals(read(folder, MUSIC_FILE))) trainer.resume();
    else if (resumed) trainer.resumeWithOtherMusic();
    Files.writeString(folder.resolve(MODEL_FILE), model);
    Files.writeString(folder.resolve(MUSIC_FILE), wish.music());
    return new Training(
        new Training.Goal(wish.name(), model, resumed, before, limit), () -> trainer);
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

  private static String read(Path folder, String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.isReadable(path) ? Files.readString(path, StandardCharsets.UTF_8) : "";
  }
}
