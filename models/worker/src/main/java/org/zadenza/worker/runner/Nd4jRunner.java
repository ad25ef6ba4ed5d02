// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.remote.FloatTensor;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LstmNetwork;

/** ND4J, the library under DL4J, on the CPU or, in a build with {@code -Pcuda}, on a GPU. */
public final class Nd4jRunner implements Runner {
  /** What it is called. */
  public static final String NAME = "dl4j";

  private final String device;
  private final boolean gpu;

  /**
   * On the backend that ND4J has chosen.
   *
   * @param device its name, for people
   */
  public Nd4jRunner(String device, boolean gpu) {
    this.device = device;
    this.gpu = gpu;
  }

  /** Whether ND4J's backend here is one for GPUs. */
  public static boolean choseCuda() {
    return Nd4j.getBackend().getClass().getName().contains("Cublas");
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
    return gpu;
  }

  @Override
  public Computation load(KnownModel model) throws RunnerException {
    try {
      return switch (model) {
        case KnownModel.Lstm lstm -> new Steps(lstm.network());
        case KnownModel.Style style -> new Nd4jStyle(style.network());
        case KnownModel.Vae vae -> new Nd4jDecoder(vae.network());
      };
    } catch (RuntimeException | OutOfMemoryError e) {
      throw failed(model.name(), e);
    }
  }

  static RunnerException failed(String what, Throwable reason) {
    return new RunnerException(
        "%s could not compute %s: %s".formatted(NAME, what, reason.getMessage()), reason);
  }

  /** Rows of numbers as a matrix. */
  static INDArray matrix(float[] numbers, int rows, int columns) {
    return Nd4j.createFromArray(numbers).reshape(rows, columns);
  }

  /** A matrix as rows of numbers. */
  static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  /** y = x K + b. */
  record Dense(INDArray kernel, INDArray bias) {
    static Dense of(DenseLayer layer) {
      return new Dense(
          matrix(layer.kernel(), layer.inputs(), layer.outputs()),
          matrix(layer.bias(), 1, layer.outputs()));
    }

    INDArray apply(INDArray x) {
      return x.mmul(kernel).addiRowVector(bias);
    }
  }

  /** An LSTM, step by step. */
  private static final class Steps implements Computation {
    private final LstmNetwork network;
    private final Nd4jStack stack;
    private final Dense output;

    private Steps(LstmNetwork network) {
      this.network = network;
      stack = new Nd4jStack(network.layers());
      int top = network.layers().getLast().units();
      output =
          Dense.of(
              new DenseLayer(top, network.classes(), network.outputKernel(), network.outputBias()));
    }

    @Override
    public List<FloatTensor> run(Map<String, FloatTensor> inputs) throws RunnerException {
      try {
        return steps(inputs.get("x"), inputs.get("state"));
      } catch (RuntimeException | OutOfMemoryError e) {
        throw failed("an LSTM", e);
      }
    }

    private List<FloatTensor> steps(FloatTensor x, FloatTensor state) {
      int batch = x.shape().get(0);
      int steps = x.shape().get(1);
      int inputs = network.inputs();
      int classes = network.classes();
      stack.restore(state.numbers(), batch);
      float[] logits = new float[batch * steps * classes];
      float[] step = new float[batch * inputs];
      for (int t = 0; t < steps; t++) {
        for (int item = 0; item < batch; item++) {
          System.arraycopy(x.numbers(), (item * steps + t) * inputs, step, item * inputs, inputs);
        }
        float[] given = floats(output.apply(stack.step(matrix(step.clone(), batch, inputs))));
        for (int item = 0; item < batch; item++) {
          System.arraycopy(given, item * classes, logits, (item * steps + t) * classes, classes);
        }
      }
      return List.of(
          new FloatTensor("logits", List.of(batch, steps, classes), logits),
          new FloatTensor("state_out", state.shape(), stack.save(batch)));
    }

    @Override
    public void close() {
      stack.close();
    }
  }
}
