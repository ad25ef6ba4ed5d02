// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.remote.Batches;
import org.zadenza.models.remote.FloatTensor;
import org.zadenza.models.remote.Signature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: batches of random networks on each runner, a JSON object a line. */
@Command(
    name = "bench",
    description = "Measures batches on each runner, one JSON object a line.",
    mixinStandardHelpOptions = true)
public final class BatchBench implements Callable<Integer> {
  private static final long WARMUP_NANOS = 2_000_000_000;

  @Spec private CommandSpec spec;

  @Option(names = "--rounds", defaultValue = "7", description = "of each batch, default 7")
  private int rounds;

  @Option(names = "--threads", defaultValue = "1", description = "for ONNX Runtime, default 1")
  private int threads;

  private final RandomNetworks random = new RandomNetworks(new SplittableRandom(1));

  @Override
  public Integer call() throws RunnerException {
    List<Runner> runners = new Runners(threads).usable();
    KnownModel.Lstm lstm = new KnownModel.Lstm("lstm", "", "", "", random.lstm(2, 256, 388));
    for (int batch : new int[] {1, 9, 64}) {
      measure("lstm 2x256, 1 step", lstm, steps(lstm, batch), runners, batch);
    }
    KnownModel.Vae melody = random.vae(32, 0, 1, 512, 90);
    KnownModel.Vae trio = random.vae(64, 4, 3, 256, 90);
    for (int batch : new int[] {1, 64}) {
      measure("decoder 2x512, 32 steps", melody, latents(melody, batch), runners, batch);
    }
    measure("trio 3 x 2x256, 64 steps", trio, latents(trio, 64), runners, 64);
    return 0;
  }

  private void measure(
      String what, KnownModel model, List<FloatTensor> inputs, List<Runner> runners, int batch)
      throws RunnerException {
    Batches live = new Batches(Optional::empty, Duration.ofSeconds(1));
    report("live kernels", "CPU", what, batch, () -> live.run(model, inputs));
    for (Runner runner : runners) {
      try (Computation computation = runner.load(model)) {
        var checked = Signature.of(model).inputs(inputs);
        report(runner.name(), runner.device(), what, batch, () -> computation.run(checked));
      }
    }
  }

  private interface Work {
    Object done() throws RunnerException;
  }

  private void report(String runner, String device, String what, int batch, Work work)
      throws RunnerException {
    double[] millis = new double[rounds];
    long warm = System.nanoTime() + WARMUP_NANOS;
    do work.done();
    while (System.nanoTime() < warm);
    for (int k = 0; k < rounds; k++) {
      long begin = System.nanoTime();
      work.done();
      millis[k] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        String.format(
            Locale.ROOT,
            "{\"what\": \"%s\", \"batch\": %d, \"runner\": \"%s\", \"device\": \"%s\","
                + " \"bestMillis\": %.3f, \"medianMillis\": %.3f}",
            what,
            batch,
            runner,
            device,
            millis[0],
            millis[rounds / 2]));
    out.flush();
  }

  private static List<FloatTensor> steps(KnownModel.Lstm model, int batch) {
    int inputs = model.network().inputs();
    int state = model.network().layers().stream().mapToInt(layer -> 2 * layer.units()).sum();
    float[] x = new float[batch * inputs];
    for (int item = 0; item < batch; item++) x[item * inputs + item % inputs] = 1;
    return List.of(
        new FloatTensor("x", List.of(batch, 1, inputs), x),
        new FloatTensor("state", List.of(batch, state), new float[batch * state]));
  }

  private List<FloatTensor> latents(KnownModel.Vae model, int batch) {
    int size = model.network().latents();
    return List.of(
        new FloatTensor("z", List.of(batch, size), random.floats(batch * size, 2)),
        Batches.quiet(model, batch));
  }
}
