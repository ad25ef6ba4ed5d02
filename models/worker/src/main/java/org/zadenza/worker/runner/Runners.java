// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.remote.Gpu;

/**
 * The runners of this machine, the fastest first, and which of them serves what.
 *
 * <p>A GPU is used where a library here can drive it; where one fails, the next runner takes over.
 */
public final class Runners {
  private final List<Found> found;

  /**
   * A library that was looked for.
   *
   * @param runner null where it cannot be used
   * @param says what it is, or why not
   */
  public record Found(String name, String device, @Nullable Runner runner, String says) {}

  /** Looks at what is here; ONNX Runtime may use so many threads on a CPU. */
  public Runners(int threads) {
    this(new ArrayList<>());
    Optional<Gpu> gpu = Gpu.ofThisMachine();
    onnxOnGpu(gpu);
    look(OnnxRunner.NAME, "CPU", () -> OnnxRunner.cpu(threads), "batches on the CPU");
    dl4j(gpu);
  }

  /** Runners that were found elsewhere. */
  public Runners(List<Found> found) {
    this.found = found;
  }

  /** Makes a runner, or throws what the library throws. */
  private interface Maker {
    Runner make() throws RunnerException;
  }

  private void look(String name, String device, Maker maker, String says) {
    try {
      found.add(new Found(name, device, maker.make(), says));
    } catch (RunnerException | RuntimeException | LinkageError e) {
      found.add(new Found(name, device, null, "cannot be used: " + e.getMessage()));
    }
  }

  private void onnxOnGpu(Optional<Gpu> gpu) {
    boolean built;
    try {
      built = OnnxRunner.hasCuda();
    } catch (RuntimeException | LinkageError e) {
      return; // the CPU's line says why
    }
    if (!built) {
      gpu.ifPresent(
          there ->
              found.add(
                  new Found(
                      OnnxRunner.NAME,
                      there.toString(),
                      null,
                      "this build is for the CPU; build with -Pcuda")));
      return;
    }
    if (gpu.isEmpty()) {
      found.add(new Found(OnnxRunner.NAME, "GPU", null, "there is no NVIDIA GPU"));
    } else if (!gpu.get().runsOnnxRuntime()) {
      found.add(
          new Found(OnnxRunner.NAME, gpu.get().toString(), null, "this GPU is too old for it"));
    } else {
      String device = gpu.get().toString();
      look(OnnxRunner.NAME, device, () -> probed(OnnxRunner.cuda(device)), "batches on the GPU");
    }
  }

  private void dl4j(Optional<Gpu> gpu) {
    try {
      if (!Nd4jRunner.choseCuda()) {
        String why =
            gpu.filter(there -> !there.runsNd4j())
                .map(there -> "on the CPU: its CUDA build ends with Ada and cannot drive " + there)
                .orElse("training and batches on the CPU");
        found.add(new Found(Nd4jRunner.NAME, "CPU", new Nd4jRunner("CPU", false), why));
        return;
      }
      String device = gpu.map(Gpu::toString).orElse("GPU");
      look(
          Nd4jRunner.NAME,
          device,
          () -> probed(new Nd4jRunner(device, true)),
          "training and batches on the GPU");
    } catch (RuntimeException | LinkageError e) {
      found.add(new Found(Nd4jRunner.NAME, "CPU", null, "cannot be used: " + e.getMessage()));
    }
  }

  /** The runner, once it has computed something: a GPU may be there and yet of no use. */
  private static Runner probed(Runner runner) throws RunnerException {
    runner.load(Probe.MODEL).close();
    return runner;
  }

  /** Everything that was looked for. */
  public List<Found> found() {
    return List.copyOf(found);
  }

  /** What can be used, the best first. */
  public List<Runner> usable() {
    List<Runner> out = new ArrayList<>();
    for (Found one : found) {
      if (one.runner() != null) out.add(one.runner());
    }
    return out;
  }

  /**
   * A model on the first of some runners that can load it; those that cannot are taken out.
   *
   * @param passed why others were passed over, or empty
   * @throws RunnerException if none can; the reason of the last
   */
  public Chosen choose(KnownModel model, List<Runner> from, String passed) throws RunnerException {
    String why = passed;
    RunnerException last = new RunnerException("no runner can be used here", null);
    while (!from.isEmpty()) {
      Runner runner = from.getFirst();
      try {
        Computation computation = runner.load(model);
        return new Chosen(runner, computation, why.isEmpty() ? "the fastest here" : why);
      } catch (RunnerException e) {
        last = e;
        from.removeFirst();
        why = e.getMessage();
      }
    }
    throw last;
  }

  /** A model on a runner, and why there. */
  public record Chosen(Runner runner, Computation computation, String why) {}
}
