// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.onnx.OnnxFile;
import org.zadenza.models.remote.FloatTensor;

/** ONNX Runtime, from our own export of each network. */
public final class OnnxRunner implements Runner {
  /** What it is called. */
  public static final String NAME = "onnxruntime";

  private static final long STACK_BYTES = 32 << 20;

  private final OrtEnvironment environment;
  private final int threads;
  private final boolean cuda;
  private final String device;

  private OnnxRunner(OrtEnvironment environment, int threads, boolean cuda, String device) {
    this.environment = environment;
    this.threads = threads;
    this.cuda = cuda;
    this.device = device;
  }

  /** On the CPU, with so many threads. */
  public static OnnxRunner cpu(int threads) {
    return new OnnxRunner(environment(), threads, false, "CPU");
  }

  /**
   * On the first GPU.
   *
   * @param device its name
   */
  public static OnnxRunner cuda(String device) {
    return new OnnxRunner(environment(), 1, true, device);
  }

  /**
   * The library's beginning needs more stack than a thread has by default: without it, it crashes.
   */
  static OrtEnvironment environment() {
    FutureTask<OrtEnvironment> made =
        new FutureTask<>(
            () ->
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "zadenza"));
    new Thread(null, made, "zadenza-onnx", STACK_BYTES).start();
    try {
      return made.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("ONNX Runtime cannot begin: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while ONNX Runtime began", e);
    }
  }

  /** Whether the library that is here could use a GPU. */
  public static boolean hasCuda() {
    return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String device() {
    return device;
  }

  @Override
  public boolean onGpu() {
    return cuda;
  }

  @Override
  public Computation load(KnownModel model) throws RunnerException {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // A thread that spins between two batches would take the core that the clock needs.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      if (cuda) options.addCUDA(0);
      return new Session(
          model.name(), environment, environment.createSession(OnnxFile.of(model), options));
    } catch (OrtException e) {
      throw new RunnerException(
          "%s on %s cannot load %s: %s".formatted(NAME, device, model.name(), e.getMessage()), e);
    }
  }

  private record Session(String model, OrtEnvironment environment, OrtSession session)
      implements Computation {
    @Override
    public List<FloatTensor> run(Map<String, FloatTensor> inputs) throws RunnerException {
      Map<String, OnnxTensor> given = new HashMap<>();
      try {
        for (FloatTensor tensor : inputs.values()) {
          long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
          given.put(
              tensor.name(),
              OnnxTensor.createTensor(environment, FloatBuffer.wrap(tensor.numbers()), shape));
        }
        try (OrtSession.Result result = session.run(given)) {
          List<FloatTensor> out = new ArrayList<>();
          for (Map.Entry<String, OnnxValue> entry : result) {
            out.add(tensor(entry.getKey(), (OnnxTensor) entry.getValue()));
          }
          return out;
        }
      } catch (OrtException e) {
        throw new RunnerException(
            "%s could not compute %s: %s".formatted(NAME, model, e.getMessage()), e);
      } finally {
        given.values().forEach(OnnxTensor::close);
      }
    }

    private static FloatTensor tensor(String name, OnnxTensor value) {
      FloatBuffer buffer = value.getFloatBuffer();
      float[] numbers = new float[buffer.remaining()];
      buffer.get(numbers);
      List<Integer> shape =
          Arrays.stream(value.getInfo().getShape()).mapToObj(Math::toIntExact).toList();
      return new FloatTensor(name, shape, numbers);
    }

    @Override
    public void close() {
      try {
        session.close();
      } catch (OrtException e) {
        throw new IllegalStateException("cannot close " + model, e);
      }
    }
  }
}
