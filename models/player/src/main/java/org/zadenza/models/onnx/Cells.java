// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.zadenza.models.protocol.onnx.NodeProto;
import org.zadenza.neural.LstmLayer;

/**
 * LSTM layers as nodes of ONNX's own LSTM.
 *
 * <p>ONNX keeps the gates in the order i, o, f, c, column by column, and two biases; our files keep
 * i, j, f, o row by row, with the 1.0 of the forget gate left out.
 */
final class Cells {
  private static final int[] OUR_BLOCK_OF_GATE = {0, 3, 2, 1}; // for i, o, f, c
  private static final int FORGET = 2;
  private static final int GATES = 4;

  private Cells() {}

  /** What a stack gives: [steps, batch, units], and the state it ends in. */
  record Given(String sequence, String state) {}

  /** How many numbers a stack remembers. */
  static int remembered(List<LstmLayer> layers) {
    return layers.stream().mapToInt(layer -> 2 * layer.units()).sum();
  }

  /**
   * Feeds a sequence through a stack.
   *
   * @param graph where the nodes go
   * @param weights where the weights go: the graph itself, or one around it
   * @param x [steps, batch, inputs]
   * @param state [batch, c0 h0 c1 h1 ..]
   */
  static Given stack(Graph graph, List<Stored> weights, String x, String state) {
    int[] sizes = weights.stream().flatMapToInt(Stored::sizes).toArray();
    String[] before = graph.split(state, 1, sizes);
    List<String> after = new ArrayList<>();
    String sequence = x;
    for (int k = 0; k < weights.size(); k++) {
      Stored layer = weights.get(k);
      NodeProto.Builder node =
          NodeProto.newBuilder()
              .setOpType("LSTM")
              .addAttribute(Graph.number("hidden_size", layer.units()));
      String h = graph.widened(before[2 * k + 1], 0);
      String c = graph.widened(before[2 * k], 0);
      String[] given = graph.ops(node, 3, sequence, layer.w(), layer.r(), layer.b(), "", h, c);
      sequence = graph.narrowed(given[0], 1);
      after.add(graph.narrowed(given[2], 0));
      after.add(graph.narrowed(given[1], 0));
    }
    return new Given(sequence, graph.along("Concat", 1, after.toArray(String[]::new)));
  }

  /** The weights of a layer in a graph. */
  record Stored(int units, String w, String r, String b) {
    private IntStream sizes() {
      return IntStream.of(units, units);
    }
  }

  /** Puts the weights of some layers into a graph. */
  static List<Stored> store(Graph graph, List<LstmLayer> layers) {
    return layers.stream().map(layer -> store(graph, layer)).toList();
  }

  private static Stored store(Graph graph, LstmLayer layer) {
    int n = layer.inputs();
    int u = layer.units();
    return new Stored(
        u,
        graph.floats(columns(layer, 0, n), 1, GATES * u, n),
        graph.floats(columns(layer, n, u), 1, GATES * u, u),
        graph.floats(bias(layer), 1, 2L * GATES * u));
  }

  private static float[] columns(LstmLayer layer, int firstRow, int rows) {
    int u = layer.units();
    float[] out = new float[GATES * u * rows];
    for (int gate = 0; gate < GATES; gate++) {
      for (int unit = 0; unit < u; unit++) {
        for (int row = 0; row < rows; row++) {
          out[(gate * u + unit) * rows + row] =
              layer.kernel()[(firstRow + row) * GATES * u + OUR_BLOCK_OF_GATE[gate] * u + unit];
        }
      }
    }
    return out;
  }

  private static float[] bias(LstmLayer layer) {
    int u = layer.units();
    float[] out = new float[2 * GATES * u];
    for (int gate = 0; gate < GATES; gate++) {
      for (int unit = 0; unit < u; unit++) {
        out[gate * u + unit] =
            layer.bias()[OUR_BLOCK_OF_GATE[gate] * u + unit] + (gate == FORGET ? 1 : 0);
      }
    }
    return out;
  }
}
