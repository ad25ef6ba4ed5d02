// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumHit;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.protocol.training.StartRequest;
import org.zadenza.models.protocol.training.Take;
import org.zadenza.models.remote.MidiFolder;
import org.zadenza.models.remote.RemoteWorker;
import org.zadenza.models.remote.SecondJvm;
import org.zadenza.models.remote.Worker;
import org.zadenza.models.remote.WorkerException;
import org.zadenza.models.remote.WorkerTraining;

/** A style learnt from takes by a worker in a JVM of its own, which is killed on the way. */
@Tag("slow")
class StyleTrainingTest {
  private static final Duration GENEROUS = Duration.ofMinutes(4);
  private static final Worker.Pace BRISK =
      new Worker.Pace(
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          GENEROUS,
          Duration.ofMillis(500),
          Duration.ofMinutes(1));

  @TempDir private Path folder;
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

  private Path takes() throws IOException {
    Path takes = folder.resolve("takes");
    for (int take = 0; take < 4; take++) {
      List<DrumHit> hits = new ArrayList<>();
      for (int step = 0; step < 256; step++) {
        if (step % 4 == 0) hits.add(new DrumHit(step, DrumClass.KICK, 0.9));
        if (step % 8 == 4) hits.add(new DrumHit(step, DrumClass.SNARE, 0.9));
        if (step % 2 == take % 2) hits.add(new DrumHit(step, DrumClass.CLOSED_HAT, 0.6));
      }
      DrumsMidi.write(hits, 256, 120, takes.resolve("take%d.mid".formatted(take)));
    }
    Files.writeString(takes.resolve("notes.txt"), "not a take");
    return takes;
  }

  private Worker keep() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    SecondJvm source =
        new SecondJvm(
            classPath,
            folder.resolve("models"),
            folder.resolve("work"),
            folder.resolve("worker.log"));
    return Worker.keep(source, BRISK, (where, message) -> messages.add(where + ": " + message));
  }

  private WorkerTraining begin(Worker worker, double minutes) throws IOException {
    return WorkerTraining.begin(
        new WorkerTraining.Wish(
            "my-style", "", minutes, 1, false, new MidiFolder(folder.resolve("takes"))),
        worker,
        folder.resolve("models"),
        (where, message) -> messages.add(where + ": " + message));
  }

  @Test
  void aStyleIsLearntThoughItsWorkerIsKilled() throws Exception {
    takes();
    try (Worker worker = keep()) {
      WorkerTraining training = begin(worker, 60);
      Path checkpoint = folder.resolve("work/my-style/checkpoint/trainer.json");
      awaitTrue(() -> Files.exists(checkpoint));
      assertTrue(training.text().contains("held out"), training.text());
      long pid = Long.parseLong(worker.state().replaceAll(".*process ([0-9]+).*", "$1"));
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();

      awaitTrue(() -> messages.stream().anyMatch(m -> m.contains("my-style goes on from 4 takes")));
      awaitTrue(() -> training.text().contains("iteration"));
      training.cancel();
      training.join();
      assertTrue(training.isOver());
      assertTrue(training.text().contains("was cancelled after"), training.text());

      KnownModel.Lstm style =
          (KnownModel.Lstm) new Catalogue(folder.resolve("models")).find("my-style").orElseThrow();
      assertTrue(style.origin().contains("4 takes of the player's"), style.origin());
      assertTrue(style.origin().contains("Groove MIDI Dataset"), style.origin());
      DrumsRnn drums = DrumsRnn.load(folder.resolve("models/my-style.safetensors"));
      assertEquals("my-style", drums.config().name());
      RemoteWorker remote = worker.await(GENEROUS).orElseThrow();
      assertTrue(remote.ready("my-style", GENEROUS));
    }
  }

  @Test
  void wishesThatCannotBeAreNamed() throws Exception {
    takes();
    ByteString drums = ByteString.copyFrom(Files.readAllBytes(folder.resolve("takes/take0.mid")));
    Take good = Take.newBuilder().setName("take0.mid").setMidi(drums).build();
    Take noise =
        good.toBuilder().setName("broken.mid").setMidi(ByteString.copyFrom(new byte[50])).build();
    StartRequest wish =
        StartRequest.newBuilder().setName("my-style").setMinutes(1).addTakes(good).build();
    try (Trainings trainings =
        new Trainings(folder.resolve("work"), new Catalogue(folder.resolve("models")), false)) {
      for (Wrong wrong :
          List.of(
              new Wrong(wish.toBuilder().setName("../my").build(), "../my is no name"),
              new Wrong(wish.toBuilder().setName("").build(), "is no name"),
              new Wrong(wish.toBuilder().setMinutes(0).build(), "more than 0"),
              new Wrong(wish.toBuilder().setMinutes(Double.NaN).build(), "more than 0"),
              new Wrong(wish.toBuilder().setMinutes(1e9).build(), "at most 1440 minutes"),
              new Wrong(wish.toBuilder().clearTakes().build(), "nothing to learn from"),
              new Wrong(wish.toBuilder().setTakes(0, noise).build(), "broken.mid"),
              new Wrong(wish.toBuilder().setModel("gpt").build(), "no model gpt learns"),
              new Wrong(
                  wish.toBuilder().setModel("performance-rnn").build(), "two pieces of 30 s"))) {
        Exception refused = assertThrows(Exception.class, () -> trainings.start(wrong.wish));
        assertTrue(refused.getMessage().contains(wrong.says), refused.getMessage());
      }
      assertThrows(IllegalArgumentException.class, () -> trainings.files("my-style"));
      assertFalse(Files.exists(folder.resolve("my")));
    }
  }

  private record Wrong(StartRequest wish, String says) {}

  @Test
  void withoutTakesNothingBegins() throws Exception {
    try (Worker worker =
        Worker.keep(
            new SecondJvm("/nowhere", folder, folder, folder.resolve("log")),
            BRISK,
            (where, message) -> {})) {
      assertThrows(IOException.class, () -> begin(worker, 1));
      Files.createDirectories(folder.resolve("takes"));
      IOException none = assertThrows(IOException.class, () -> begin(worker, 1));
      assertTrue(none.getMessage().contains("holds no .mid files"), none.getMessage());
    }
  }

  private interface Condition {
    boolean holds() throws IOException, WorkerException;
  }

  private void awaitTrue(Condition condition) throws Exception {
    long until = System.nanoTime() + GENEROUS.toNanos();
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < until, messages.toString());
      LockSupport.parkNanos(20_000_000);
    }
  }
}
