// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.zadenza.models.onnx.OnnxFile;
import org.zadenza.neural.WaveNet;

/**
 * A WaveNet that makes sound one sample at a time for a batch, in ONNX Runtime on the CPU: the
 * graph takes a step, the past lies here. What goes in and comes out stays in the same memory
 * outside the heap, so that a call copies and allocates no tensor. One thread.
 */
final class OnnxWaveNet implements AutoCloseable {
  private final int batch;
  private final int inputs;
  private final int window; // numbers that the first layer sees
  private final int residual;
  private final int older; // taps
  private final int conditions;
  private final float[] seen; // [batch][window]
  private final float[] gathered; // [batch][layers][older][residual]
  private final float[] given; // [batch][layers][residual]
  private final float[] made; // [batch][classes]
  private final float[][] rings; // of each layer, [older dilation][batch][residual]
  private final OrtSession session;
  private final Map<String, OnnxTensor> in = new HashMap<>();
  private final Map<String, OnnxTensor> out = new HashMap<>();
  private final FloatBuffer heard;
  private final FloatBuffer past;
  private final FloatBuffer condition;
  private final FloatBuffer logits;
  private final FloatBuffer streams;
  private long time;

  /** In silence, without conditions. */
  OnnxWaveNet(WaveNet net, int batch) throws RunnerException {
    this.batch = batch;
    inputs = net.start().inputs();
    window = inputs * net.start().taps();
    residual = net.residual();
    older = net.layers().getFirst().dilated().taps() - 1;
    conditions = net.conditions();
    int layers = net.layers().size();
    seen = new float[batch * window];
    gathered = new float[batch * layers * older * residual];
    given = new float[batch * layers * residual];
    made = new float[batch * net.classes()];
    rings = new float[layers][];
    for (int n = 0; n < layers; n++) {
      rings[n] = new float[older * net.dilation(n) * batch * residual];
    }
    OrtEnvironment environment = OnnxRunner.environment();
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(OnnxFile.sample(net), options);
      heard = tensor(environment, in, "heard", window);
      past = tensor(environment, in, "past", layers * older * residual);
      condition =
          conditions == 0
              ? FloatBuffer.allocate(0)
              : tensor(environment, in, "condition", conditions);
      logits = tensor(environment, out, "logits", net.classes());
      streams = tensor(environment, out, "streams", layers * residual);
    } catch (OrtException e) {
      throw new RunnerException("ONNX Runtime cannot load a WaveNet: " + e.getMessage(), e);
    }
  }

  private FloatBuffer tensor(
      OrtEnvironment environment, Map<String, OnnxTensor> to, String name, int width)
      throws OrtException {
    FloatBuffer numbers =
        ByteBuffer.allocateDirect(Float.BYTES * batch * width)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    to.put(name, OnnxTensor.createTensor(environment, numbers, new long[] {batch, width}));
    return numbers;
  }

  /**
   * Sets the conditions from the next sample on.
   *
   * @param values of each item, as many as the network has conditions
   */
  void condition(float[][] values) {
    for (int item = 0; item < batch; item++) {
      condition.put(item * conditions, values[item], 0, conditions);
    }
  }

  /**
   * One sample of every item.
   *
   * @param input of each the sample before and its excitation, row by row
   * @return the logits, row by row, until the next step
   */
  float[] step(float[] input) throws RunnerException {
    for (int item = 0; item < batch; item++) {
      int at = item * window;
      System.arraycopy(seen, at + inputs, seen, at, window - inputs);
      System.arraycopy(input, item * inputs, seen, at + window - inputs, inputs);
    }
    heard.put(0, seen);
    gather();
    past.put(0, gathered);
    try {
      session.run(in, out).close(); // which leaves what is in our own memory open
      streams.get(0, given);
      logits.get(0, made);
    } catch (OrtException e) {
      throw new RunnerException("ONNX Runtime cannot take a sample: " + e.getMessage(), e);
    }
    remember();
    time++;
    return made;
  }

  private void gather() {
    int slot = batch * residual;
    for (int n = 0; n < rings.length; n++) {
      int length = rings[n].length / slot;
      int dilation = length / older;
      for (int tap = 0; tap < older; tap++) {
        // The oldest tap sees what the ring is about to forget.
        int from = (int) ((time + (long) tap * dilation) % length) * slot;
        for (int item = 0; item < batch; item++) {
          int to = ((item * rings.length + n) * older + tap) * residual;
          System.arraycopy(rings[n], from + item * residual, gathered, to, residual);
        }
      }
    }
  }

  private void remember() {
    int slot = batch * residual;
    for (int n = 0; n < rings.length; n++) {
      int to = (int) (time % (rings[n].length / slot)) * slot;
      for (int item = 0; item < batch; item++) {
        int from = (item * rings.length + n) * residual;
        System.arraycopy(given, from, rings[n], to + item * residual, residual);
      }
    }
  }

  @Override
  public void close() {
    in.values().forEach(OnnxTensor::close);
    out.values().forEach(OnnxTensor::close);
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("cannot close a WaveNet", e);
    }
  }
}
