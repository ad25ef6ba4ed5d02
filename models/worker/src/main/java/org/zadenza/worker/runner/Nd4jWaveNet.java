// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.zadenza.neural.ConvLayer;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.WaveNet;

/**
 * A WaveNet that makes sound one sample at a time for a batch, in ND4J: what a step needs is
 * allocated before. One thread.
 */
final class Nd4jWaveNet implements AutoCloseable {
  private final WaveNet net;
  private final int batch;
  private final int inputs;
  private final int window; // numbers that the first layer sees
  private final float[] seen; // [batch][window]
  private final List<INDArray> all = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();
  private final INDArray heard; // [batch, window]
  private final INDArray startKernel;
  private final INDArray startBias;
  private final INDArray skipKernel;
  private final INDArray skipBias; // with those of all layers
  private final INDArray stream;
  private final INDArray skip;
  private final INDArray outKernel;
  private final INDArray outBase;
  private final INDArray out;
  private final INDArray logitKernel;
  private final INDArray logitBias;
  private final INDArray logits;
  private long time;

  /** A layer with the streams that it saw. */
  private record Layer(
      WaveNet.Layer weights,
      INDArray[] taps,
      INDArray residual,
      INDArray residualBias,
      INDArray skip,
      INDArray base,
      INDArray sums,
      INDArray gates,
      INDArray sounds,
      INDArray[] ring,
      int dilation) {}

  /** In silence. */
  Nd4jWaveNet(WaveNet net, int batch) {
    this.net = net;
    this.batch = batch;
    inputs = net.start().inputs();
    window = inputs * net.start().taps();
    seen = new float[batch * window];
    int residual = net.residual();
    int skips = net.skipStart().outputs();
    heard = zeros(batch, window);
    startKernel = kept(net.start().kernel(), window, residual);
    startBias = kept(net.start().bias(), 1, residual);
    skipKernel = kernel(net.skipStart());
    float[] bias = net.skipStart().bias().clone();
    for (WaveNet.Layer layer : net.layers()) {
      for (int k = 0; k < bias.length; k++) bias[k] += layer.skip().bias()[k];
    }
    skipBias = kept(bias, 1, skips);
    stream = zeros(batch, residual);
    skip = zeros(batch, skips);
    outKernel = kernel(net.out());
    outBase = zeros(batch, net.out().outputs());
    out = zeros(batch, net.out().outputs());
    logitKernel = kernel(net.logits());
    logitBias = kept(net.logits().bias(), 1, net.classes());
    logits = zeros(batch, net.classes());
    for (int n = 0; n < net.layers().size(); n++) {
      layers.add(layer(net.layers().get(n), net.dilation(n)));
    }
    condition(new float[batch][net.conditions()]);
  }

  private Layer layer(WaveNet.Layer weights, int dilation) {
    ConvLayer dilated = weights.dilated();
    int gated = dilated.outputs() / 2;
    INDArray whole = kept(dilated.kernel(), dilated.taps() * dilated.inputs(), dilated.outputs());
    INDArray[] taps = new INDArray[dilated.taps()];
    for (int tap = 0; tap < taps.length; tap++) {
      int from = tap * dilated.inputs();
      INDArray rows = whole.get(NDArrayIndex.interval(from, from + dilated.inputs()));
      taps[tap] = kept(rows.dup('f'));
    }
    INDArray[] ring = new INDArray[(taps.length - 1) * dilation + 1];
    for (int k = 0; k < ring.length; k++) ring[k] = zeros(batch, dilated.inputs());
    INDArray sums = zeros(batch, dilated.outputs());
    return new Layer(
        weights,
        taps,
        kernel(weights.residual()),
        kept(weights.residual().bias(), 1, net.residual()),
        kernel(weights.skip()),
        zeros(batch, dilated.outputs()),
        sums,
        sums.get(NDArrayIndex.all(), NDArrayIndex.interval(0, gated)),
        sums.get(NDArrayIndex.all(), NDArrayIndex.interval(gated, 2 * gated)),
        ring,
        dilation);
  }

  private INDArray kept(INDArray array) {
    all.add(array);
    return array;
  }

  private INDArray zeros(int rows, int columns) {
    return kept(Nd4j.zeros(new int[] {rows, columns}, 'f'));
  }

  private INDArray kept(float[] numbers, int rows, int columns) {
    return kept(Nd4jRunner.matrix(numbers, rows, columns).dup('f'));
  }

  private INDArray kernel(DenseLayer layer) {
    return kept(layer.kernel(), layer.inputs(), layer.outputs());
  }

  /**
   * Sets the conditions from the next sample on.
   *
   * @param values of each item, as many as the network has conditions
   */
  void condition(float[][] values) {
    for (Layer layer : layers) {
      layer.base.assign(
          conditioned(layer.weights.condition(), layer.weights.dilated().bias(), values));
    }
    outBase.assign(conditioned(net.outCondition(), net.out().bias(), values));
  }

  private INDArray conditioned(@Nullable DenseLayer layer, float[] bias, float[][] values) {
    float[] rows = new float[batch * bias.length];
    for (int item = 0; item < batch; item++) {
      for (int k = 0; k < bias.length; k++) {
        double sum = bias[k] + (layer == null ? 0 : layer.bias()[k]);
        for (int c = 0; layer != null && c < layer.inputs(); c++) {
          sum += values[item][c] * layer.kernel()[c * bias.length + k];
        }
        rows[item * bias.length + k] = (float) sum;
      }
    }
    return Nd4jRunner.matrix(rows, batch, bias.length);
  }

  /**
   * One sample of every item.
   *
   * @param input of each the sample before and its excitation, row by row
   * @return the logits, row by row
   */
  float[] step(float[] input) {
    for (int item = 0; item < batch; item++) {
      int at = item * window;
      System.arraycopy(seen, at + inputs, seen, at, window - inputs);
      System.arraycopy(input, item * inputs, seen, at + window - inputs, inputs);
    }
    try (INDArray fresh = Nd4jRunner.matrix(seen, batch, window)) {
      heard.assign(fresh);
    }
    product(heard, startKernel, startBias, stream);
    product(stream, skipKernel, skipBias, skip);
    for (Layer layer : layers) step(layer);
    time++;
    Transforms.relu(skip, false);
    out.assign(outBase);
    add(skip, outKernel, out);
    Transforms.relu(out, false);
    product(out, logitKernel, logitBias, logits);
    try (INDArray rows = logits.dup('c')) {
      return rows.data().asFloat();
    }
  }

  private void step(Layer layer) {
    int length = layer.ring.length;
    layer.ring[(int) (time % length)].assign(stream);
    layer.sums.assign(layer.base);
    for (int tap = 0; tap < layer.taps.length; tap++) {
      long at = time - (long) (layer.taps.length - 1 - tap) * layer.dilation;
      if (at >= 0) add(layer.ring[(int) (at % length)], layer.taps[tap], layer.sums);
    }
    Transforms.sigmoid(layer.gates, false);
    Transforms.tanh(layer.sounds, false);
    layer.gates.muli(layer.sounds);
    add(layer.gates, layer.skip, skip);
    add(layer.gates, layer.residual, stream);
    stream.addiRowVector(layer.residualBias);
  }

  /** y = x K + b. */
  private static void product(INDArray x, INDArray kernel, INDArray bias, INDArray y) {
    y.assign(0);
    y.addiRowVector(bias);
    add(x, kernel, y);
  }

  /** y += x K. */
  private static void add(INDArray x, INDArray kernel, INDArray y) {
    Nd4j.gemm(x, kernel, y, false, false, 1, 1);
  }

  @Override
  public void close() {
    for (INDArray array : all) array.close();
  }
}
