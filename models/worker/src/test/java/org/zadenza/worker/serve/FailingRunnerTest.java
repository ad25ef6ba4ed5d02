// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.remote.FloatTensor;
import org.zadenza.worker.runner.Computation;
import org.zadenza.worker.runner.OnnxRunner;
import org.zadenza.worker.runner.Runner;
import org.zadenza.worker.runner.RunnerException;
import org.zadenza.worker.runner.Runners;

/** A GPU that fails: the next runner computes, and that is told once. */
class FailingRunnerTest {
  @TempDir private Path folder;
  private final List<String> log = new ArrayList<>();

  /** Loads anything and then has no memory left, or has none even to load. */
  private record Full(boolean loads) implements Runner {
    @Override
    public String name() {
      return "toy";
    }

    @Override
    public String device() {
      return "a GPU";
    }

    @Override
    public boolean onGpu() {
      return true;
    }

    @Override
    public Computation load(KnownModel model) throws RunnerException {
      if (!loads) throw new RunnerException("toy on a GPU cannot load " + model.name(), null);
      return new Computation() {
        @Override
        public List<FloatTensor> run(Map<String, FloatTensor> inputs) throws RunnerException {
          throw new RunnerException("toy has no memory left on a GPU", null);
        }

        @Override
        public void close() {}
      };
    }
  }

  private ServedModels models(Runner... runners) {
    List<Runners.Found> found = new ArrayList<>();
    for (Runner runner : runners) {
      found.add(new Runners.Found(runner.name(), runner.device(), runner, ""));
    }
    return new ServedModels(new Catalogue(folder), new Runners(found), log::add);
  }

  private static List<FloatTensor> inputs() {
    return List.of(
        new FloatTensor("x", List.of(1, 1, 11), new float[11]),
        new FloatTensor("state", List.of(1, 64), new float[64]));
  }

  @Test
  void whatHasNoMemoryLeftIsLeft() throws Exception {
    Weighty.lstm(folder, "tiny", 16, 1);
    try (ServedModels models = models(new Full(true), OnnxRunner.cpu(1))) {
      ServedModels.Served served = models.find("tiny").orElseThrow();
      assertEquals("toy", served.runner().name());
      assertEquals(2, served.run(inputs()).size());
      assertEquals("onnxruntime", served.runner().name());
      assertTrue(served.why().contains("no memory left on a GPU"), served.why());
      served.run(inputs());
      assertEquals(1, log.size(), log.toString());
      assertTrue(log.getFirst().startsWith("tiny moved to onnxruntime on CPU"), log.getFirst());
    }
  }

  @Test
  void whatCannotLoadIsPassedOver() throws Exception {
    Weighty.lstm(folder, "tiny", 16, 1);
    try (ServedModels models = models(new Full(false), OnnxRunner.cpu(1))) {
      ServedModels.Served served = models.find("tiny").orElseThrow();
      assertEquals("onnxruntime", served.runner().name());
      assertTrue(served.why().contains("cannot load tiny"), served.why());
    }
  }

  @Test
  void theLastOnesReasonIsTold() throws Exception {
    Weighty.lstm(folder, "tiny", 16, 1);
    try (ServedModels models = models(new Full(true))) {
      ServedModels.Served served = models.find("tiny").orElseThrow();
      RunnerException failed = assertThrows(RunnerException.class, () -> served.run(inputs()));
      assertTrue(failed.getMessage().contains("no memory left"), failed.getMessage());
    }
  }
}
