// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zadenza.cluster.spark.Cluster;
import org.zadenza.worker.lesson.Lesson;
import org.zadenza.worker.train.Knowledge;
import org.zadenza.worker.train.MergingTrainee;
import org.zadenza.worker.train.Trainer;
import org.zadenza.worker.train.TrainingPlan;

@Tag("slow")
class ClusterTraineeTest {
  @TempDir private Path folder;

  /** The law: one part without local steps learns what the plain trainer learns, bit for bit. */
  @ParameterizedTest
  @EnumSource
  void onePartIsThePlainTrainer(Family family) throws IOException {
    Path plain = folder.resolve("plain");
    Path shared = folder.resolve("shared");
    try (Cluster cluster = Shared.local(1)) {
      Recipe recipe = family.recipe(cluster, folder);
      Lesson.Prepared alone = recipe.prepared();
      TrainingPlan plan = new TrainingPlan(alone.validateEvery(), alone.patience(), 12);
      new Trainer(alone.trainee(), plan, plain, Shared.clock()).run(step -> {}, point -> {});
      ClusterTraining.of(cluster, recipe, new Rounds(1, 1), 12, shared, Shared.clock())
          .run(step -> {}, point -> {});
    }
    assertEquals(
        Files.readString(plain.resolve("curve.csv")),
        Files.readString(shared.resolve("curve.csv")));
    assertArrayEquals(
        Files.readAllBytes(plain.resolve(family.weights())),
        Files.readAllBytes(shared.resolve(family.weights())));
  }

  /** An oracle: parts and local steps, done by hand one after the other. */
  @ParameterizedTest
  @EnumSource
  void partsAreAveragedAfterTheirLocalSteps(Family family) throws IOException {
    try (Cluster cluster = Shared.local(2)) {
      Recipe recipe = family.recipe(cluster, folder);
      MergingTrainee kept = recipe.prepared().trainee();
      Rounds rounds = new Rounds(2, 3);
      ClusterTrainee trainee = new ClusterTrainee(cluster, recipe, rounds, kept);
      Knowledge before = kept.knowledge();
      double loss = trainee.fit(0, 0.1);
      double losses = 0;
      Knowledge[] after = new Knowledge[2];
      MergingTrainee hand = recipe.prepared().trainee();
      for (int part = 0; part < 2; part++) {
        hand.know(before);
        for (int step = 0; step < 3; step++) losses += hand.fit(2 * step + part, 0.1);
        after[part] = hand.knowledge();
      }
      assertEquals(losses / 6, loss, 1e-9);
      assertMean(after[0].weights(), after[1].weights(), kept.knowledge().weights());
      assertMean(after[0].moments(), after[1].moments(), kept.knowledge().moments());
      assertEquals(after[0].updates(), kept.knowledge().updates());
    }
  }

  private static void assertMean(float[] a, float[] b, float[] mean) {
    for (int k = 0; k < a.length; k++) {
      assertEquals((float) (((double) a[k] + b[k]) / 2), mean[k], "number " + k);
    }
  }

  /** The same seeds, the same weights, whether it is stopped in between or not. */
  @ParameterizedTest
  @EnumSource
  void aResumedTrainingIsOneThatNeverStopped(Family family) throws IOException {
    Path steady = folder.resolve("steady");
    Path stopped = folder.resolve("stopped");
    Rounds rounds = new Rounds(2, 2);
    try (Cluster cluster = Shared.local(2)) {
      Recipe recipe = family.recipe(cluster, folder);
      RunCard card = RunCard.of(recipe, rounds);
      ClusterTraining all = ClusterTraining.of(cluster, recipe, rounds, 10, steady, Shared.clock());
      all.begin(card, steady, false);
      all.run(step -> {}, point -> {});
      ClusterTraining first =
          ClusterTraining.of(cluster, recipe, rounds, 10, stopped, Shared.clock());
      first.begin(card, stopped, false);
      first.run(
          step -> {
            if (step.iteration() == 5) first.stop();
          },
          point -> {});
      ClusterTraining second =
          ClusterTraining.of(cluster, recipe, rounds, 10, stopped, Shared.clock());
      second.begin(card, stopped, true);
      second.run(step -> {}, point -> {});
      IOException refused =
          assertThrows(
              IOException.class,
              () -> second.begin(RunCard.of(recipe, new Rounds(3, 2)), stopped, true));
      assertTrue(refused.getMessage().contains("(parts 2, not 3)"), refused.getMessage());
    }
    assertEquals(heldOutAtTheEnd(steady), heldOutAtTheEnd(stopped));
    assertArrayEquals(
        Files.readAllBytes(steady.resolve(family.weights())),
        Files.readAllBytes(stopped.resolve(family.weights())));
  }

  private static String heldOutAtTheEnd(Path out) throws IOException {
    return Shared.curve(out).lines().toList().getLast().split(",")[2];
  }

  /** Music that is gone ends a training with its reason; what was learnt before is kept. */
  @Test
  void aTrainingWhoseMusicIsGoneKeepsWhatItLearnt() throws IOException {
    Path out = folder.resolve("out");
    Rounds rounds = new Rounds(2, 1);
    try (Cluster cluster = Shared.local(2)) {
      Recipe recipe = Family.DRUMS.recipe(cluster, folder);
      ClusterTraining training =
          ClusterTraining.of(cluster, recipe, rounds, 100, out, Shared.clock());
      training.begin(RunCard.of(recipe, rounds), out, false);
      IOException failed =
          assertThrows(
              IOException.class,
              () ->
                  training.run(
                      step -> {
                        if (step.iteration() == 7) damage(folder.resolve("shards"));
                      },
                      point -> {}));
      assertTrue(failed.getMessage().contains(".shard is "), failed.getMessage());
      assertTrue(failed.getMessage().endsWith("go on with --resume"), failed.getMessage());
    }
    assertTrue(Trainer.secondsIn(out) >= 7, "only " + Trainer.secondsIn(out));
    assertTrue(Shared.curve(out).lines().count() >= 2);
  }

  /** Takes the music out of every shard, and leaves their lists. */
  private static void damage(Path shards) {
    try (var files = Files.newDirectoryStream(shards, "*.shard")) {
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        for (int k = 40; k < bytes.length - 1000; k++) bytes[k] ^= 1;
        Files.write(file, bytes);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aModelThatIsNotKnownIsRefused() {
    Recipe recipe = new Recipe("no-such", java.util.List.of(folder.toString()), true, 1, "test");
    IOException refused = assertThrows(IOException.class, recipe::prepared);
    assertTrue(refused.getMessage().startsWith("there is no lesson for no-such; there are "));
  }
}
