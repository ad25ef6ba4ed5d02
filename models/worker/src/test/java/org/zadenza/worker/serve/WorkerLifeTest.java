// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.remote.Access;
import org.zadenza.models.remote.Address;
import org.zadenza.models.remote.Batches;
import org.zadenza.models.remote.Elsewhere;
import org.zadenza.models.remote.FloatTensor;
import org.zadenza.models.remote.RemoteWorker;
import org.zadenza.models.remote.SecondJvm;
import org.zadenza.models.remote.Worker;
import org.zadenza.worker.runner.RandomModels;

/** A worker in a JVM of its own: started, killed in the middle of a call, started again. */
@Tag("slow")
class WorkerLifeTest {
  private static final Duration GENEROUS = Duration.ofMinutes(3);
  private static final Worker.Pace BRISK =
      new Worker.Pace(
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          GENEROUS,
          Duration.ofMillis(200),
          Duration.ofMinutes(1));

  @TempDir private Path folder;
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();

  private SecondJvm source() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new SecondJvm(classPath, folder, folder.resolve("work"), folder.resolve("worker.log"));
  }

  private Worker keep(Worker.Pace pace) {
    return Worker.keep(source(), pace, (where, message) -> messages.add(where + ": " + message));
  }

  private static List<FloatTensor> inputs(int batch, int steps) {
    RandomModels random = new RandomModels(new SplittableRandom(5));
    return List.of(
        new FloatTensor("x", List.of(batch, steps, 11), random.floats(batch * steps * 11, 1)),
        new FloatTensor("state", List.of(batch, 512), random.floats(batch * 512, 1)));
  }

  private static long pid(Worker worker) {
    String state = worker.state();
    assertTrue(state.contains("process "), state);
    return Long.parseLong(state.replaceAll(".*process ([0-9]+).*", "$1"));
  }

  @Test
  void killedInTheMiddleOfACallItIsMissedByNobody() throws Exception {
    KnownModel.Lstm model = Weighty.lstm(folder, "tiny", 128, 1);
    try (Worker worker = keep(BRISK)) {
      RemoteWorker first = worker.await(GENEROUS).orElseThrow();
      assertTrue(first.ready("tiny", GENEROUS));
      Batches batches = new Batches(worker::ready, GENEROUS);
      assertEquals(2, batches.run(model, inputs(2, 3)).size());
      assertEquals("the worker at " + first.address(), batches.served().get("tiny").by());

      // A batch that takes seconds; the process is ended while it is computed.
      ProcessHandle process = ProcessHandle.of(pid(worker)).orElseThrow();
      List<FloatTensor> much = inputs(64, 2000);
      Duration before = process.info().totalCpuDuration().orElse(Duration.ZERO);
      CompletableFuture<Map<String, FloatTensor>> call =
          CompletableFuture.supplyAsync(() -> batches.run(model, much));
      while (process.info().totalCpuDuration().orElse(Duration.ZERO).compareTo(before) <= 0) {
        assertFalse(call.isDone(), "the batch was too small");
        Thread.onSpinWait();
      }
      assertTrue(process.destroyForcibly());
      Map<String, FloatTensor> answer = call.get(GENEROUS.toSeconds(), TimeUnit.SECONDS);
      assertEquals(List.of(64, 2000, 7), answer.get("logits").shape());
      Batches.Served served = batches.served().get("tiny");
      assertEquals("live kernels", served.by(), served.why());
      Map<String, FloatTensor> alone = new Batches(Optional::empty, GENEROUS).run(model, much);
      assertArrayEquals(alone.get("logits").numbers(), answer.get("logits").numbers());

      assertTrue(heard().startsWith("worker: it is gone (its JVM ended with 137)"));
      assertTrue(heard().startsWith("worker: it is back (process "));
      RemoteWorker second = worker.await(GENEROUS).orElseThrow();
      assertTrue(second.ready("tiny", GENEROUS));
      assertEquals(2, second.infer(model, inputs(2, 3), GENEROUS).size());
      assertEquals(2, worker.starts());
      assertTrue(messages.isEmpty(), messages.toString());
    }
  }

  @Test
  void onOneMachineItEndsWithThePlayerAndTakesNoStrangers() throws Exception {
    Weighty.lstm(folder, "tiny", 128, 1);
    ProcessHandle process;
    try (Worker worker = keep(BRISK)) {
      RemoteWorker remote = worker.await(GENEROUS).orElseThrow();
      process = ProcessHandle.of(pid(worker)).orElseThrow();
      try (RemoteWorker stranger = RemoteWorker.to(remote.address(), Access.open())) {
        assertFalse(stranger.live(GENEROUS));
      }
    }
    process.onExit().get(GENEROUS.toSeconds(), TimeUnit.SECONDS);
    assertTrue(messages.isEmpty(), messages.toString());
  }

  @Test
  void aWorkerThatCannotStartIsToldOnceAndTriedAgain() throws Exception {
    SecondJvm none =
        new SecondJvm("/nowhere", folder, folder.resolve("work"), folder.resolve("worker.log"));
    try (Worker worker =
        Worker.keep(none, BRISK, (where, message) -> messages.add(where + ": " + message))) {
      assertTrue(heard().startsWith("worker: it is gone (it ended before it could be called"));
      while (worker.starts() < 3) Thread.onSpinWait();
      assertTrue(worker.ready().isEmpty());
      assertTrue(messages.isEmpty(), messages.toString());
    }
  }

  @Test
  void aWorkerElsewhereComesAndGoes() throws Exception {
    Weighty.lstm(folder, "tiny", 128, 1);
    try (Worker here = keep(BRISK)) {
      RemoteWorker remote = here.await(GENEROUS).orElseThrow();
      // Nobody here knows the secret of that worker: it refuses, and that is told.
      Address address = remote.address();
      try (Worker there =
          Worker.keep(
              new Elsewhere(address, Access.open()),
              BRISK,
              (where, message) -> messages.add(where + ": " + message))) {
        String says = heard();
        assertTrue(says.contains("wants a shared secret"), says);
        assertTrue(there.ready().isEmpty());
      }
    }
  }

  private String heard() throws InterruptedException {
    String message = messages.poll(GENEROUS.toSeconds(), TimeUnit.SECONDS);
    return String.valueOf(message);
  }
}
