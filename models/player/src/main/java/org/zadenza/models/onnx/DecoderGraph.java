// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.onnx;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.MusicVae.Conductor;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.protocol.onnx.NodeProto;
import org.zadenza.neural.DenseLayer;

/**
 * A MusicVAE's decoder as an ONNX graph for batches: each core is a Scan over the steps, and under
 * a conductor all of them stand in a Scan over its segments. Weights are stored once, outside.
 */
final class DecoderGraph {
  private static final String BATCH = "batch";

  private final MusicVae network;
  private final List<Part> parts = new ArrayList<>();

  /** A core with its weights in the graph. */
  private record Part(
      Core core,
      List<Cells.Stored> cells,
      String startKernel,
      String startBias,
      String kernel,
      String bias,
      DrawGraph draw) {}

  private DecoderGraph(Graph graph, MusicVae network) {
    this.network = network;
    for (Core core : network.decoder().cores()) {
      DenseLayer output = core.output();
      parts.add(
          new Part(
              core,
              Cells.store(graph, core.cells()),
              kernel(graph, core.start()),
              bias(graph, core.start()),
              kernel(graph, output),
              bias(graph, output),
              DrawGraph.store(graph, core)));
    }
  }

  static void write(Graph graph, MusicVae network) {
    int steps = network.steps();
    int logits = OnnxFile.logits(network);
    int outputs = network.outputs();
    String z = graph.input("z", BATCH, network.latents());
    String noise = graph.transposed(graph.input("noise", BATCH, steps, logits), 1, 0, 2);
    String controls = null;
    if (network.controls() > 0) {
      String given = graph.input("controls", BATCH, steps, network.controls());
      controls = graph.transposed(given, 1, 0, 2);
    }
    DecoderGraph decoder = new DecoderGraph(graph, network);
    String silence = decoder.silence(graph, z);
    String rows =
        switch (network.decoder()) {
          case MusicVae.FlatDecoder flat ->
              decoder.cores(graph, z, silence, noise, controls).rows();
          case Conductor conductor ->
              decoder.conducted(graph, conductor, z, silence, noise, controls);
        };
    graph.output(graph.transposed(rows, 1, 0, 2), "rows", BATCH, steps, outputs);
  }

  /** Zeros [batch, outputs]: the row before the first. */
  private String silence(Graph graph, String z) {
    String kernel =
        graph.floats(
            new float[network.latents() * network.outputs()], network.latents(), network.outputs());
    return graph.op("MatMul", z, kernel);
  }

  /** Rows [steps, batch, outputs] and the last of them. */
  private record Written(String rows, String last) {}

  /** Each segment: the conductor's e instead of z, the cores begun anew, the row before kept. */
  private String conducted(
      Graph graph,
      Conductor above,
      String z,
      String silence,
      String noise,
      @Nullable String controls) {
    int segments = above.segments();
    int length = network.steps() / segments;
    String state =
        graph.op("Tanh", graph.dense(z, kernel(graph, above.start()), bias(graph, above.start())));
    // The conductor takes one zero at each segment: any column of the silence will do.
    String zero =
        network.outputs() == 1 ? silence : graph.split(silence, 1, 1, network.outputs() - 1)[0];
    String zeros =
        graph.op("Expand", graph.widened(zero, 0), graph.whole(segments, 1, 1)); // [S, batch, 1]
    List<Cells.Stored> cells = Cells.store(graph, above.conductor());
    String e = Cells.stack(graph, cells, zeros, state).sequence(); // [S, batch, u]

    int logits = OnnxFile.logits(network);
    List<String> inputs = new ArrayList<>(List.of(silence, e));
    inputs.add(segmented(graph, noise, segments, length, logits));
    if (controls != null) {
      inputs.add(segmented(graph, controls, segments, length, network.controls()));
    }
    Graph body = graph.body("segment");
    String before = body.bodyInput("row", BATCH, network.outputs());
    String conductor = body.bodyInput("e", BATCH, above.conductor().getLast().units());
    String noises = body.bodyInput("noise", length, BATCH, logits);
    String told =
        controls == null ? null : body.bodyInput("control", length, BATCH, network.controls());
    Written written = cores(body, conductor, before, noises, told);
    body.bodyOutput(written.last(), BATCH, network.outputs());
    body.bodyOutput(written.rows(), length, BATCH, network.outputs());
    String[] given = graph.ops(scan(body, inputs.size() - 1), 2, inputs.toArray(String[]::new));
    return graph.op(
        "Reshape", given[1], graph.whole(network.steps(), -1, network.outputs())); // [T, batch, D]
  }

  /** [T, batch, n] as [S, T / S, batch, n]. */
  private static String segmented(Graph graph, String from, int segments, int length, int width) {
    return graph.op("Reshape", from, graph.whole(segments, length, -1, width));
  }

  private static NodeProto.Builder scan(Graph body, int inputs) {
    return NodeProto.newBuilder()
        .setOpType("Scan")
        .addAttribute(Graph.graph("body", body))
        .addAttribute(Graph.number("num_scan_inputs", inputs));
  }

  /** All cores from the same z, one after the other; each knows only its own part of the row. */
  private Written cores(
      Graph graph, String z, String before, String noise, @Nullable String controls) {
    String[] parted =
        parted(graph, before, 1, parts.stream().mapToInt(p -> p.core.depth()).toArray());
    int[] widths = parts.stream().mapToInt(p -> p.core.output().outputs()).toArray();
    String[] noises = parted(graph, noise, 2, widths);
    List<String> rows = new ArrayList<>();
    List<String> last = new ArrayList<>();
    for (int k = 0; k < parts.size(); k++) {
      Written written = core(graph, parts.get(k), z, parted[k], noises[k], controls);
      rows.add(written.rows());
      last.add(written.last());
    }
    return new Written(joined(graph, rows, 2), joined(graph, last, 1));
  }

  private Written core(
      Graph graph, Part part, String z, String before, String noise, @Nullable String controls) {
    Core core = part.core();
    int remembered = Cells.remembered(core.cells());
    String state = graph.op("Tanh", graph.dense(z, part.startKernel(), part.startBias()));
    List<String> inputs = new ArrayList<>(List.of(before, state, noise));
    if (controls != null) inputs.add(controls);

    Graph body = graph.body("step");
    String row = body.bodyInput("row", BATCH, core.depth());
    String was = body.bodyInput("state", BATCH, remembered);
    String drawn = body.bodyInput("noise", BATCH, core.output().outputs());
    String x = body.along("Concat", 1, row, z);
    if (controls != null) {
      String control = body.bodyInput("control", BATCH, network.controls());
      x = body.along("Concat", 1, row, z, control);
    }
    Cells.Given given = Cells.stack(body, part.cells(), body.widened(x, 0), was);
    String h = body.narrowed(given.sequence(), 0);
    String logits = body.op("Add", body.dense(h, part.kernel(), part.bias()), drawn);
    String next = part.draw().row(body, logits);
    body.bodyOutput(next, BATCH, core.depth());
    body.bodyOutput(given.state(), BATCH, remembered);
    body.bodyOutput(next, BATCH, core.depth());
    String[] out = graph.ops(scan(body, inputs.size() - 2), 3, inputs.toArray(String[]::new));
    return new Written(out[2], out[0]);
  }

  private static String[] parted(Graph graph, String from, int axis, int[] sizes) {
    return sizes.length == 1 ? new String[] {from} : graph.split(from, axis, sizes);
  }

  private static String joined(Graph graph, List<String> parts, int axis) {
    return parts.size() == 1
        ? parts.getFirst()
        : graph.along("Concat", axis, parts.toArray(String[]::new));
  }

  private static String kernel(Graph graph, DenseLayer layer) {
    return graph.floats(layer.kernel(), layer.inputs(), layer.outputs());
  }

  private static String bias(Graph graph, DenseLayer layer) {
    return graph.floats(layer.bias(), layer.outputs());
  }
}
