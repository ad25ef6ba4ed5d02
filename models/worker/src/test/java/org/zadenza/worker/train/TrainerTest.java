// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir private Path folder;

  /** Gets better by one each iteration down to a floor; an iteration takes a second. */
  private static class Counting implements Trainee {
    final AtomicLong clock = new AtomicLong();
    final List<Double> exported = new ArrayList<>();
    private final List<Double> progresses = new ArrayList<>();
    private final double floor;
    private double loss = 100;

    private Counting(double floor) {
      this.floor = floor;
    }

    @Override
    public double fit(long iteration, double progress) {
      progresses.add(progress);
      clock.addAndGet(SECOND);
      loss = Math.max(floor, loss - 1);
      return loss;
    }

    @Override
    public void begin(Path weights) {
      throw new UnsupportedOperationException("it has no weights");
    }

    @Override
    public double validate() {
      return loss + 0.5;
    }

    @Override
    public void save(Path into) throws IOException {
      Files.writeString(into.resolve("loss"), Double.toString(loss));
    }

    @Override
    public void restore(Path from) throws IOException {
      loss = Double.parseDouble(Files.readString(from.resolve("loss")));
    }

    @Override
    public void export(Path into, double heldOutLoss) {
      exported.add(heldOutLoss);
    }
  }

  @Test
  void theCurveHasAPointForEachValidationAndOneAtTheEnd() throws IOException {
    Counting trainee = new Counting(0);
    assertEquals(93.5, run(trainee, new TrainingPlan(3, 10, 7), false));
    assertEquals(
        """
        iteration,train_loss,validation_loss,seconds
        3,98.00000,97.50000,3.0
        6,95.00000,94.50000,6.0
        7,93.00000,93.50000,7.0
        """,
        curve());
    assertEquals(List.of(97.5, 94.5, 93.5), trainee.exported);
  }

  @Test
  void trainingStopsWhenNothingGetsBetter() throws IOException {
    Counting trainee = new Counting(95);
    assertEquals(95.5, run(trainee, new TrainingPlan(5, 3, 1000), false));
    assertEquals(List.of(95.5), trainee.exported);
    assertEquals(4 + 1, curve().lines().count()); // one best, three no better, and the header
  }

  @Test
  void aResumedTrainingEndsAsOneThatNeverStopped() throws IOException {
    run(new Counting(0), new TrainingPlan(2, 10, 4), false);
    Counting resumed = new Counting(0);
    assertEquals(92.5, run(resumed, new TrainingPlan(2, 10, 8), true));
    assertEquals(List.of(94.5, 92.5), resumed.exported);
    assertTrue(curve().endsWith("6,94.50000,94.50000,6.0\n8,92.50000,92.50000,8.0\n"), curve());
  }

  /** Whenever it is stopped, the checkpoint holds the last iteration. */
  @Test
  void whatWasLearntBeforeAStopIsKept() throws IOException {
    for (int stopAt = 1; stopAt <= 6; stopAt++) {
      Counting trainee = new Counting(0);
      Trainer trainer =
          new Trainer(trainee, new TrainingPlan(3, 10, 100), folder, trainee.clock::get);
      List<Step> steps = new ArrayList<>();
      int last = stopAt;
      trainer.run(
          step -> {
            steps.add(step);
            if (step.iteration() == last) trainer.stop();
          },
          point -> {});
      assertEquals(stopAt, steps.size());
      assertEquals(new Step(1, 99, 1), steps.getFirst());
      assertEquals(100.0 - stopAt, Double.parseDouble(checkpoint("loss")));
      assertTrue(checkpoint("trainer.json").contains("\"iteration\":" + stopAt), "" + stopAt);
      assertTrue(curve().lines().toList().getLast().startsWith(stopAt + ","), curve());
    }
  }

  /** Machines that are gone in mid-training take nothing with them but the iteration that ran. */
  @Test
  void whatWasLearntBeforeAFailureIsKept() throws IOException {
    Counting trainee =
        new Counting(0) {
          @Override
          public double fit(long iteration, double progress) {
            if (iteration == 5) throw new UncheckedIOException(new IOException("gone"));
            return super.fit(iteration, progress);
          }
        };
    Trainer trainer =
        new Trainer(trainee, new TrainingPlan(3, 10, 100), folder, trainee.clock::get);
    assertThrows(UncheckedIOException.class, () -> trainer.run(step -> {}, point -> {}));
    assertEquals(95.0, Double.parseDouble(checkpoint("loss")));
    assertTrue(checkpoint("trainer.json").contains("\"iteration\":5"));
    assertEquals(List.of(97.5, 95.5), trainee.exported);
  }

  /** A full disk in the midst of a checkpoint: it is said, and the one before is whole. */
  @Test
  void aCheckpointThatIsNotWrittenLeavesTheOneBefore() throws IOException {
    Counting full =
        new Counting(0) {
          private int saved;

          @Override
          public void save(Path into) throws IOException {
            if (++saved == 3) {
              Files.writeString(into.resolve("loss"), "9");
              throw new IOException("No space left on device");
            }
            super.save(into);
          }
        };
    IOException failed =
        assertThrows(IOException.class, () -> run(full, new TrainingPlan(2, 10, 20), false));
    assertEquals(
        folder
            + ": iteration 6 was not kept (No space left on device): make room and train on,"
            + " iteration 4 is",
        failed.getMessage());
    assertEquals(96.0, Double.parseDouble(checkpoint("loss")));
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of("checkpoint", "curve.csv"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    String behind = curve();
    assertTrue(behind.contains("\n6,"), behind);
    run(new Counting(0), new TrainingPlan(2, 10, 8), true);
    assertEquals(
        List.of("iteration", "2", "4", "6", "8"),
        curve().lines().map(line -> line.split(",")[0]).toList());
  }

  /** A process that ends at any place of a replacement leaves a whole checkpoint. */
  @Test
  void betweenTwoCheckpointsThereIsOne() throws IOException {
    run(new Counting(0), new TrainingPlan(2, 10, 4), false);
    Path now = folder.resolve("checkpoint");
    Path fresh = Files.createDirectories(folder.resolve("checkpoint.new"));
    Files.writeString(fresh.resolve("loss"), "half");
    Files.move(now, folder.resolve("checkpoint.old"));
    assertEquals(4, Trainer.secondsIn(folder));
    run(new Counting(0), new TrainingPlan(2, 10, 6), true);
    assertEquals(94.0, Double.parseDouble(checkpoint("loss")));
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of("checkpoint", "curve.csv"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  /** Half a line, and what was learnt after the checkpoint, are no part of a resumed curve. */
  @Test
  void theCurveGoesOnFromTheCheckpoint() throws IOException {
    run(new Counting(0), new TrainingPlan(2, 10, 4), false);
    Files.writeString(folder.resolve("curve.csv"), curve() + "6,94.0,94.5,6.0\n8,92");
    run(new Counting(0), new TrainingPlan(2, 10, 6), true);
    assertEquals(
        List.of("iteration", "2", "4", "6"),
        curve().lines().map(line -> line.split(",")[0]).toList());
  }

  @Test
  void aCheckpointOfAnotherVersionOrADamagedOneIsRefused() throws IOException {
    run(new Counting(0), new TrainingPlan(2, 10, 4), false);
    Path file = folder.resolve("checkpoint/trainer.json");
    String good = Files.readString(file);
    Files.writeString(file, good.replace("\"version\":1", "\"version\":2"));
    IOException newer =
        assertThrows(
            IOException.class, () -> run(new Counting(0), new TrainingPlan(2, 10, 9), true));
    assertEquals(
        file + " is of version 2, and this program goes on from version 1: train again",
        newer.getMessage());
    for (String bad : new String[] {"", "{\"version\":", "[]"}) {
      Files.writeString(file, bad);
      IOException damaged =
          assertThrows(
              IOException.class, () -> run(new Counting(0), new TrainingPlan(2, 10, 9), true));
      assertEquals(file + " is damaged: train again", damaged.getMessage());
    }
    Files.writeString(file, good.replace("\"version\":1,", ""));
    run(new Counting(0), new TrainingPlan(2, 10, 6), true);
  }

  private String checkpoint(String file) throws IOException {
    return Files.readString(folder.resolve("checkpoint").resolve(file));
  }

  @Test
  void theTraineeIsToldHowMuchOfItsTimeIsOver() throws IOException {
    Counting trainee = new Counting(0);
    run(trainee, new TrainingPlan(2, 10, 4), false);
    assertEquals(List.of(0.0, 0.25, 0.5, 0.75), trainee.progresses);
  }

  @Test
  void thereMustBeSomethingToResume() {
    IOException refused =
        assertThrows(
            IOException.class, () -> run(new Counting(0), new TrainingPlan(2, 10, 4), true));
    assertTrue(refused.getMessage().contains("nothing to resume"), refused.getMessage());
  }

  @Test
  void aPlanWithoutAnEndIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new TrainingPlan(1, 1, 0));
  }

  private double run(Counting trainee, TrainingPlan plan, boolean resume) throws IOException {
    Trainer trainer = new Trainer(trainee, plan, folder, trainee.clock::get);
    if (resume) {
      trainer.resume();
    }
    return trainer.run(step -> {}, point -> {});
  }

  private String curve() throws IOException {
    return Files.readString(folder.resolve("curve.csv"));
  }
}
