// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.onnx.OnnxFile;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.models.picture.Hands;
import org.zadenza.models.picture.LiveStyle;
import org.zadenza.models.picture.Plane;
import org.zadenza.models.remote.FloatTensor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code bench-style}: a picture through a network as large as those that are imported, on each
 * runner, in live kernels and in ONNX Runtime alone, in turns; a JSON object a line.
 */
@Command(
    name = "bench-style",
    description = "Measures pictures through a network on each runner, one JSON object a line.",
    mixinStandardHelpOptions = true)
public final class StyleBench implements Callable<Integer> {
  private static final int COLOURS = 3;

  @Spec private CommandSpec spec;

  @Option(names = "--size", defaultValue = "256", description = "of the picture, default 256")
  private int size;

  @Option(names = "--threads", defaultValue = "2", description = "that compute, default 2")
  private int threads;

  @Option(names = "--takes", defaultValue = "7", description = "of each in a turn, default 7")
  private int takes;

  @Option(names = "--turns", defaultValue = "3", description = "of all, default 3")
  private int turns;

  @Override
  public Integer call() throws RunnerException {
    PrintWriter out = spec.commandLine().getOut();
    FastStyle network = new RandomNetworks(new SplittableRandom(1)).style(32, 64, 128, 5);
    KnownModel.Style model = new KnownModel.Style("style", "", "", "", network);
    float[] picture = new float[size * size * COLOURS];
    SplittableRandom random = new SplittableRandom(2);
    for (int k = 0; k < picture.length; k++) picture[k] = (float) random.nextDouble(255);
    Map<String, FloatTensor> given =
        Map.of("picture", new FloatTensor("picture", List.of(1, size, size, COLOURS), picture));
    List<Computation> made = new ArrayList<>();
    String sizes = "\"size\": %d, \"threads\": %d".formatted(size, threads);
    Turns all = new Turns(out, sizes, takes);
    try (Hands hands = new Hands(threads);
        Alone alone = new Alone(model, picture, size, threads)) {
      all.enter("onnxruntime alone", 1, alone::run);
      for (Runner runner : new Runners(threads).usable()) {
        Computation computation = runner.load(model);
        made.add(computation);
        all.enter(runner.name() + " on " + runner.device(), 1, () -> computation.run(given));
      }
      LiveStyle live = new LiveStyle(network, hands);
      all.enter("live kernels", 1, () -> live.restyled(new Plane(size, size, COLOURS, picture)));
      load(out);
      all.run(turns);
      load(out);
    } finally {
      made.forEach(Computation::close);
    }
    return 0;
  }

  private static void load(PrintWriter out) {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    out.println(String.format(Locale.ROOT, "{\"load\": %.2f}", load));
    out.flush();
  }

  /** A session as its own examples have it: memory outside the heap, nothing copied. */
  private static final class Alone implements AutoCloseable {
    private final OrtSession session;
    private final OnnxTensor picture;

    Alone(KnownModel.Style model, float[] numbers, int size, int threads) throws RunnerException {
      OrtEnvironment environment = OnnxRunner.environment();
      try (SessionOptions options = new SessionOptions()) {
        options.setIntraOpNumThreads(threads);
        session = environment.createSession(OnnxFile.of(model), options);
        FloatBuffer buffer =
            ByteBuffer.allocateDirect(Float.BYTES * numbers.length)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        buffer.put(0, numbers);
        picture = OnnxTensor.createTensor(environment, buffer, new long[] {1, size, size, COLOURS});
      } catch (OrtException e) {
        throw new RunnerException("ONNX Runtime cannot load it: " + e.getMessage(), e);
      }
    }

    void run() throws RunnerException {
      try {
        session.run(Map.of("picture", picture)).close();
      } catch (OrtException e) {
        throw new RunnerException("ONNX Runtime cannot compute it: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      picture.close();
      try {
        session.close();
      } catch (OrtException e) {
        throw new IllegalStateException("cannot close a session", e);
      }
    }
  }
}
