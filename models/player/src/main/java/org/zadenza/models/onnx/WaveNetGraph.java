// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.onnx;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.protocol.onnx.NodeProto;
import org.zadenza.neural.ConvLayer;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.WaveNet;

/**
 * One sample of a WaveNet as an ONNX graph of few nodes, whose past the caller keeps: four for each
 * layer where the runtime joins a product and its sigmoid or tanh.
 *
 * <p>What the older taps and the conditions add to the gates is computed for all layers at once,
 * and so are the skips, from all that was gated. Biases of the residual stream are left out of it
 * and stand in the gates' biases and the streams that are given out.
 */
final class WaveNetGraph {
  private static final String BATCH = "batch";

  private final Graph graph;
  private final WaveNet net;
  private final int layers;
  private final int residual;
  private final int gated;
  private final int past; // numbers of the older taps of a layer
  private final float[] streamBias; // [layers][residual], what a layer's stream lacks
  private final float[] gateBias; // [layers][2 gated]

  private WaveNetGraph(Graph graph, WaveNet net) {
    this.graph = graph;
    this.net = net;
    layers = net.layers().size();
    residual = net.residual();
    ConvLayer first = net.layers().getFirst().dilated();
    gated = first.outputs() / 2;
    past = (first.taps() - 1) * residual;
    for (WaveNet.Layer layer : net.layers()) {
      ConvLayer dilated = layer.dilated();
      if (past == 0 || dilated.taps() != first.taps() || dilated.outputs() != first.outputs()) {
        throw new IllegalArgumentException(
            "the layers of an ONNX graph have the same taps, two or more, and the same outputs:"
                + " taps=%d, outputs=%d beside taps=%d, outputs=%d"
                    .formatted(dilated.taps(), dilated.outputs(), first.taps(), first.outputs()));
      }
    }
    streamBias = new float[layers * residual];
    gateBias = new float[layers * 2 * gated];
    biases();
  }

  static void write(Graph graph, WaveNet net) {
    new WaveNetGraph(graph, net).write();
  }

  private void biases() {
    double[] lacks = new double[residual];
    for (int n = 0; n < layers; n++) {
      WaveNet.Layer layer = net.layers().get(n);
      double[] sums = new double[2 * gated];
      layer.dilated().addTap(layer.dilated().taps() - 1, lacks, sums);
      for (int k = 0; k < sums.length; k++) {
        double condition = layer.condition() == null ? 0 : layer.condition().bias()[k];
        gateBias[n * sums.length + k] = (float) (sums[k] + layer.dilated().bias()[k] + condition);
      }
      for (int k = 0; k < residual; k++) {
        streamBias[n * residual + k] = (float) lacks[k];
        lacks[k] += layer.residual().bias()[k];
      }
    }
  }

  private void write() {
    ConvLayer start = net.start();
    int window = start.taps() * start.inputs();
    String heard = graph.input("heard", BATCH, window);
    String before = graph.input("past", BATCH, layers * past);
    DenseLayer byCondition = net.outCondition();
    String[] base =
        byCondition == null
            ? new String[] {gateBias(), floats(net.out().bias())}
            : conditioned(byCondition, graph.input("condition", BATCH, net.conditions()));

    String[] sums = sums(before, base[0]);
    String stream =
        gemm(heard, graph.floats(start.kernel(), window, residual), floats(start.bias()));
    List<String> streams = new ArrayList<>();
    List<String> all = new ArrayList<>(List.of(stream));
    for (int n = 0; n < layers; n++) {
      streams.add(stream);
      String gate = graph.op("Sigmoid", gemm(stream, newest(n, 0), sums[2 * n]));
      String sound = graph.op("Tanh", gemm(stream, newest(n, 1), sums[2 * n + 1]));
      String made = graph.op("Mul", gate, sound);
      all.add(made);
      if (n < layers - 1) stream = gemm(made, kernel(net.layers().get(n).residual()), stream);
    }
    String skip = graph.op("Relu", skip(graph.along("Concat", 1, all.toArray(String[]::new))));
    String inner = graph.op("Relu", gemm(skip, kernel(net.out()), base[1]));
    String logits = gemm(inner, kernel(net.logits()), floats(net.logits().bias()));
    String given = graph.along("Concat", 1, streams.toArray(String[]::new));
    graph.output(logits, "logits", BATCH, net.classes());
    graph.output(graph.op("Add", given, floats(streamBias)), "streams", BATCH, layers * residual);
  }

  /** Biases [layers, 2, 1, gated] of the gates, as they stand beside the past. */
  private String gateBias() {
    return graph.floats(gateBias, layers, 2, 1, gated);
  }

  /** What the conditions add, biases included: [layers, 2, batch, gated], and [batch, out]. */
  private String[] conditioned(DenseLayer byCondition, String condition) {
    int gates = layers * 2 * gated;
    int outs = byCondition.outputs();
    float[] kernel = new float[net.conditions() * (gates + outs)];
    float[] bias = new float[gates + outs];
    System.arraycopy(gateBias, 0, bias, 0, gates);
    for (int k = 0; k < outs; k++) {
      bias[gates + k] = net.out().bias()[k] + byCondition.bias()[k];
    }
    for (int c = 0; c < net.conditions(); c++) {
      int at = c * bias.length;
      for (int n = 0; n < layers; n++) {
        copy(net.layers().get(n).condition(), c, kernel, at + n * 2 * gated);
      }
      copy(byCondition, c, kernel, at + gates);
    }
    String sums =
        gemm(condition, graph.floats(kernel, net.conditions(), bias.length), floats(bias));
    String[] cut = graph.split(sums, 1, gates, outs);
    String rows = graph.op("Reshape", cut[0], graph.whole(-1, layers, 2, gated));
    return new String[] {graph.transposed(rows, 1, 2, 0, 3), cut[1]};
  }

  private static void copy(@Nullable DenseLayer layer, int row, float[] to, int at) {
    if (layer == null) throw new IllegalArgumentException("every layer takes the conditions");
    System.arraycopy(layer.kernel(), row * layer.outputs(), to, at, layer.outputs());
  }

  /** For each layer what its gate and its sound have but for the newest tap, [batch, gated]. */
  private String[] sums(String before, String base) {
    float[] older = new float[layers * 2 * past * gated];
    for (int n = 0; n < layers; n++) {
      for (int half = 0; half < 2; half++) {
        int at = (2 * n + half) * past * gated;
        System.arraycopy(half(n, 0, past, half), 0, older, at, past * gated);
      }
    }
    String rows = graph.op("Reshape", before, graph.whole(-1, layers, 1, past));
    String of =
        graph.op(
            "MatMul",
            graph.transposed(rows, 1, 2, 0, 3), // [layers, 1, batch, past]
            graph.floats(older, layers, 2, past, gated));
    String flat = graph.op("Reshape", graph.op("Add", of, base), graph.whole(-1, gated));
    NodeProto.Builder equally =
        NodeProto.newBuilder().setOpType("Split").addAttribute(Graph.number("axis", 0));
    return graph.ops(equally, 2 * layers, flat);
  }

  private String newest(int layer, int half) {
    return graph.floats(half(layer, past, residual, half), residual, gated);
  }

  /** Some rows of a layer's kernel, of the gate's half or the sound's, [rows, gated]. */
  private float[] half(int layer, int firstRow, int rows, int half) {
    float[] kernel = net.layers().get(layer).dilated().kernel();
    float[] out = new float[rows * gated];
    for (int row = 0; row < rows; row++) {
      int from = (firstRow + row) * 2 * gated + half * gated;
      System.arraycopy(kernel, from, out, row * gated, gated);
    }
    return out;
  }

  /** The skip sum from the start's stream and all that was gated. */
  private String skip(String all) {
    DenseLayer start = net.skipStart();
    int skips = start.outputs();
    float[] kernel = new float[(residual + layers * gated) * skips];
    float[] bias = start.bias().clone();
    System.arraycopy(start.kernel(), 0, kernel, 0, residual * skips);
    for (int n = 0; n < layers; n++) {
      DenseLayer layer = net.layers().get(n).skip();
      System.arraycopy(layer.kernel(), 0, kernel, (residual + n * gated) * skips, gated * skips);
      for (int k = 0; k < skips; k++) bias[k] += layer.bias()[k];
    }
    return gemm(all, graph.floats(kernel, residual + layers * gated, skips), floats(bias));
  }

  /** x K + c in one node. */
  private String gemm(String x, String kernel, String c) {
    return graph.op("Gemm", x, kernel, c);
  }

  private String floats(float[] row) {
    return graph.floats(row, row.length);
  }

  private String kernel(DenseLayer layer) {
    return graph.floats(layer.kernel(), layer.inputs(), layer.outputs());
  }
}
