// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.onnx;

import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.musicvae.MusicVae.Nade;
import org.zadenza.models.protocol.onnx.AttributeProto;
import org.zadenza.models.protocol.onnx.NodeProto;
import org.zadenza.models.protocol.onnx.TensorProto;

/** From the logits of a batch, noise added, to its rows: always the likeliest. */
final class DrawGraph {
  private static final String BATCH = "batch";

  private final Core core;
  private final String classes;
  private final String offAndOn;
  private final String zero;
  private final String encoding;
  private final String decoding;

  private DrawGraph(Graph graph, Core core) {
    this.core = core;
    classes = graph.scalar(core.depth());
    offAndOn = graph.floats(new float[] {0, 1}, 2);
    zero = graph.floats(new float[1]);
    Nade nade = core.nade();
    encoding = nade == null ? "" : graph.floats(nade.encoding(), nade.bits(), nade.hidden());
    decoding = nade == null ? "" : graph.floats(nade.decoding(), nade.bits(), nade.hidden());
  }

  /** Puts what it needs into a graph; it is used in the bodies of that graph. */
  static DrawGraph store(Graph graph, Core core) {
    return new DrawGraph(graph, core);
  }

  /** The rows [batch, depth] of some logits. */
  String row(Graph graph, String logits) {
    Nade nade = core.nade();
    return switch (core.kind()) {
      case CATEGORICAL -> {
        NodeProto.Builder most =
            NodeProto.newBuilder()
                .setOpType("ArgMax")
                .addAttribute(Graph.number("axis", 1))
                .addAttribute(Graph.number("keepdims", 0));
        yield graph.op("OneHot", graph.op(most, logits), classes, offAndOn);
      }
      case BERNOULLI -> bits(graph, graph.op("GreaterOrEqual", logits, zero));
      case NADE -> {
        if (nade == null) throw new IllegalArgumentException("a NADE core has a NADE");
        yield nade(graph, nade, logits);
      }
      case GROOVE -> {
        int drums = core.depth() / 3;
        String[] thirds = graph.split(logits, 1, drums, drums, drums);
        yield graph.along(
            "Concat",
            1,
            bits(graph, graph.op("Greater", thirds[0], zero)),
            graph.op("Sigmoid", thirds[1]),
            graph.op("Tanh", thirds[2]));
      }
    };
  }

  private static String bits(Graph graph, String truths) {
    return graph.op(
        NodeProto.newBuilder()
            .setOpType("Cast")
            .addAttribute(Graph.number("to", TensorProto.DataType.FLOAT_VALUE)),
        truths);
  }

  /** a = l[0..H]; for each bit: v = l[H + i] + logistic(a) . dec_i >= 0; a += v enc_i. */
  private String nade(Graph graph, Nade nade, String logits) {
    int hidden = nade.hidden();
    String[] cut = graph.split(logits, 1, hidden, nade.bits());
    Graph body = graph.body("bit");
    String a = body.bodyInput("a", BATCH, hidden);
    String bias = body.bodyInput("bias", BATCH);
    String enc = body.bodyInput("enc", hidden);
    String dec = body.bodyInput("dec", hidden);
    String sum = body.op("Add", bias, body.op("MatMul", body.op("Sigmoid", a), dec)); // [batch]
    String bit = bits(body, body.op("GreaterOrEqual", sum, zero));
    String next = body.op("Add", a, body.op("Mul", body.widened(bit, 1), enc));
    body.bodyOutput(next, BATCH, hidden);
    body.bodyOutput(bit, BATCH);
    AttributeProto.Builder inputs = Graph.number("num_scan_inputs", 3);
    NodeProto.Builder scan =
        NodeProto.newBuilder()
            .setOpType("Scan")
            .addAttribute(Graph.graph("body", body))
            .addAttribute(inputs);
    String[] out = graph.ops(scan, 2, cut[0], graph.transposed(cut[1], 1, 0), encoding, decoding);
    return graph.transposed(out[1], 1, 0);
  }
}
