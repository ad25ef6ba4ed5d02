// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.onnx;

import org.zadenza.models.picture.Convolution;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.models.picture.NormedLayer;
import org.zadenza.models.protocol.onnx.NodeProto;

/** A network for pictures as an ONNX graph; channels come first inside, last outside. */
final class StyleGraph {
  private final Graph graph;

  private StyleGraph(Graph graph) {
    this.graph = graph;
  }

  static void write(Graph graph, FastStyle network) {
    String picture = graph.input("picture", "batch", "height", "width", 3);
    String restyled =
        new StyleGraph(graph).restyled(network, graph.transposed(picture, 0, 3, 1, 2));
    graph.output(graph.transposed(restyled, 0, 2, 3, 1), "restyled", "batch", "height", "width", 3);
  }

  private String restyled(FastStyle network, String plane) {
    for (NormedLayer layer : network.contract()) plane = layer(layer, plane);
    for (FastStyle.Residual residual : network.residuals()) {
      plane = graph.op("Add", plane, layer(residual.second(), layer(residual.first(), plane)));
    }
    for (NormedLayer layer : network.expand()) plane = layer(layer, plane);
    String reach = graph.floats(new float[] {FastStyle.REACH});
    String middle = graph.floats(new float[] {FastStyle.MIDDLE});
    String colours = graph.op("Add", graph.op("Mul", graph.op("Tanh", plane), reach), middle);
    String black = graph.floats(new float[1]);
    return graph.op("Clip", colours, black, graph.floats(new float[] {FastStyle.WHITE}));
  }

  private String layer(NormedLayer layer, String plane) {
    int channels = layer.convolution().outputs();
    NodeProto.Builder norm =
        NodeProto.newBuilder()
            .setOpType("InstanceNormalization")
            .addAttribute(Graph.real("epsilon", NormedLayer.EPSILON));
    String normed =
        graph.op(
            norm,
            convolved(layer.convolution(), plane),
            graph.floats(layer.scale(), channels),
            graph.floats(layer.shift(), channels));
    return layer.relu() ? graph.op("Relu", normed) : normed;
  }

  /** With multiples of the stride, SAME padding is size - stride, the smaller half before. */
  private String convolved(Convolution convolution, String plane) {
    int size = convolution.size();
    int stride = convolution.stride();
    int before = (size - stride) / 2;
    int after = size - stride - before;
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setOpType(convolution.transposed() ? "ConvTranspose" : "Conv")
            .addAttribute(Graph.numbers("kernel_shape", size, size))
            .addAttribute(Graph.numbers("strides", stride, stride))
            .addAttribute(Graph.numbers("pads", before, before, after, after));
    long[] shape =
        convolution.transposed()
            ? new long[] {convolution.inputs(), convolution.outputs(), size, size}
            : new long[] {convolution.outputs(), convolution.inputs(), size, size};
    return graph.op(node, plane, graph.floats(convolution.channelsFirst(), shape));
  }
}
