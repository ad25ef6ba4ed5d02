// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumHit;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.protocol.training.Lesson;
import org.zadenza.models.protocol.training.Progress;
import org.zadenza.models.protocol.training.StartRequest;
import org.zadenza.models.remote.LessonFolders;
import org.zadenza.models.remote.SecondJvm;
import org.zadenza.models.remote.Worker;
import org.zadenza.models.remote.WorkerTraining;

/** A model trained from folders by a worker in a JVM of its own. */
@Tag("slow")
class LessonTest {
  private static final Duration GENEROUS = Duration.ofMinutes(4);

  @TempDir private Path folder;
  private final BlockingQueue<Progress> steps = new LinkedBlockingQueue<>();

  @BeforeEach
  void music() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    StringBuilder info =
        new StringBuilder("style,bpm,beat_type,time_signature,midi_filename,split\n");
    for (String split : List.of("train", "validation", "test")) {
      List<DrumHit> hits = new ArrayList<>();
      for (int step = 0; step < 256; step++) {
        if (step % 4 == 0) hits.add(new DrumHit(step, DrumClass.KICK, 0.9));
        if (step % 8 == 4) hits.add(new DrumHit(step, DrumClass.SNARE, 0.9));
      }
      DrumsMidi.write(hits, 256, 120, data.resolve(split + ".mid"));
      info.append("funk,120,beat,4-4,%s.mid,%s\n".formatted(split, split));
    }
    Files.writeString(data.resolve("info.csv"), info);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Worker keep(SecondJvm.Task task) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    SecondJvm source =
        new SecondJvm(
            classPath,
            folder.resolve("models"),
            folder.resolve("work"),
            folder.resolve("worker.log"),
            task);
    return Worker.keep(source, Worker.Pace.USUAL, (where, message) -> {});
  }

  private WorkerTraining begin(Worker worker, Path data, double minutes, boolean afresh)
      throws IOException {
    return WorkerTraining.begin(
        new WorkerTraining.Wish(
            DrumsRnn.NAME,
            DrumsRnn.NAME,
            minutes,
            1,
            afresh,
            new LessonFolders(List.of(data), out(), true, null)),
        worker,
        folder.resolve("models"),
        (where, message) -> {},
        steps::add);
  }

  private WorkerTraining begin(Worker worker, double minutes, boolean afresh) throws IOException {
    return begin(worker, folder.resolve("data"), minutes, afresh);
  }

  /** The next step from an iteration on. */
  private Progress awaitStep(long iteration) throws InterruptedException {
    while (true) {
      Progress step = steps.poll(GENEROUS.toSeconds(), TimeUnit.SECONDS);
      assertTrue(step != null && step.getState() == Progress.State.RUNNING, () -> "" + step);
      if (step.getIteration() >= iteration) return step;
    }
  }

  /** What Ctrl-C does to all processes of a terminal does not reach the worker. */
  private static void interrupt(Worker worker) throws Exception {
    String pid = worker.state().replaceAll(".*process ([0-9]+).*", "$1");
    for (String signal : List.of("-INT", "-HUP")) {
      assertEquals(0, new ProcessBuilder("kill", signal, pid).start().waitFor());
    }
  }

  @Test
  void whatIsCancelledIsKeptAndGoesOn() throws Exception {
    try (Worker worker = keep(SecondJvm.Task.LESSONS)) {
      WorkerTraining first = begin(worker, 60, true);
      Progress step = awaitStep(3);
      assertTrue(step.getLoss() > 0, step.toString());
      assertTrue(step.getSecondsLeft() > 0 && step.getSecondsLeft() < 3600, step.toString());
      interrupt(worker);
      awaitStep(step.getIteration() + 1);
      first.cancel();
      first.join();
      assertEquals(Progress.State.CANCELLED, first.ended());
      assertTrue(first.text().contains("was cancelled after"), first.text());
      assertTrue(first.text().endsWith(out().resolve("drums-rnn.safetensors").toString()));
      long before = first.progress().getIteration();
      List<String> curve = Files.readAllLines(out().resolve("curve.csv"));
      assertTrue(curve.getLast().startsWith(before + ","), curve.toString());
      assertTrue(Files.readString(out().resolve("checkpoint/trainer.json")).contains("" + before));
      DrumsRnn learnt = DrumsRnn.load(out().resolve("drums-rnn.safetensors"));
      assertTrue(learnt.config().command().startsWith("train drums-rnn --data data --minutes 60"));
      assertEquals(1, worker.starts());

      steps.clear();
      WorkerTraining second = begin(worker, 60, false);
      assertEquals(before + 1, awaitStep(1).getIteration());
      second.cancel();
      second.join();
      List<String> longer = Files.readAllLines(out().resolve("curve.csv"));
      assertEquals(curve, longer.subList(0, curve.size()));
      assertTrue(longer.size() > curve.size());

      WorkerTraining over = begin(worker, 1e-6, false);
      over.join();
      assertEquals(Progress.State.FAILED, over.ended());
      assertTrue(over.text().contains("has learnt for"), over.text());
    }
  }

  @Test
  void foldersThatWillNotDoAreNamed() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path there = Files.writeString(folder.resolve("there"), "a file");
    assertSays("no folder " + there, new LessonFolders(List.of(there), out(), true, null));
    assertSays(
        "is no place for a folder",
        new LessonFolders(List.of(empty), there.resolve("x"), true, null));
    try (Worker worker = keep(SecondJvm.Task.LESSONS)) {
      WorkerTraining training = begin(worker, empty, 1, true);
      training.join();
      assertEquals(Progress.State.FAILED, training.ended());
      assertTrue(training.text().contains("info.csv is missing"), training.text());
    }
  }

  private static void assertSays(String expected, LessonFolders lesson) {
    IOException refused = assertThrows(IOException.class, lesson::check);
    assertTrue(refused.getMessage().contains(expected), refused.getMessage());
  }

  /** A worker for players would read and write wherever a stranger says. */
  @Test
  void onlyAWorkerForLessonsTeachesThem() throws Exception {
    StartRequest wish =
        StartRequest.newBuilder()
            .setName("drums-rnn")
            .setModel("drums-rnn")
            .setMinutes(1)
            .setAfresh(true)
            .setLesson(
                Lesson.newBuilder()
                    .addFolders(folder.resolve("data").toString())
                    .setOut(out().toString()))
            .build();
    Catalogue none = new Catalogue(folder.resolve("models"));
    try (Trainings players = new Trainings(folder.resolve("work"), none, false);
        Trainings lessons = new Trainings(folder.resolve("work"), none, true)) {
      Exception refused = assertThrows(Exception.class, () -> players.start(wish));
      assertTrue(refused.getMessage().contains("no folders for others"), refused.getMessage());
      StartRequest tuba = wish.toBuilder().setModel("tuba-rnn").build();
      Exception unknown = assertThrows(Exception.class, () -> lessons.start(tuba));
      assertTrue(
          unknown.getMessage().contains("no model tuba-rnn to train; there is drums-rnn"),
          unknown.getMessage());
    }
    assertFalse(Files.exists(out()));
  }
}
