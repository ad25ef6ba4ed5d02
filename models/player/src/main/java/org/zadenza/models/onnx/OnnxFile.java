// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.onnx;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.protocol.onnx.ModelProto;
import org.zadenza.models.protocol.onnx.OperatorSetIdProto;
import org.zadenza.models.protocol.onnx.StringStringEntryProto;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.neural.WaveNet;

/**
 * The ONNX file of a model, e.g. {@code OnnxFile.of(model)}: its bytes follow from the weights.
 *
 * <p>A network for pictures takes {@code picture} [batch, height, width, 3] and gives {@code
 * restyled} of the same sizes, both 0 to 255; height and width are multiples of 4. An LSTM takes
 * {@code x} [batch, steps, inputs] and {@code state} [batch, c0 h0 c1 h1 ..] and gives {@code
 * logits} [batch, steps, classes] and {@code state_out}. A MusicVAE's decoder takes {@code z}
 * [batch, latents], {@code noise} [batch, steps, logits] and, where the model has them, {@code
 * controls} [batch, steps, controls]; it gives {@code rows} [batch, steps, outputs]. The noise is
 * added to the logits before the likeliest is taken: zeros for temperature 0, temperature times
 * Gumbel noise (for bits: logistic noise) for a draw at a temperature.
 */
public final class OnnxFile {
  /** The key of the weights' SHA-256 in the file's metadata. */
  public static final String HASH = "sha256";

  private static final int IR_VERSION = 8;
  private static final int OPERATORS = 17;

  private OnnxFile() {}

  /** The bytes of the file. */
  public static byte[] of(KnownModel model) {
    Graph graph = new Graph(model.name());
    switch (model) {
      case KnownModel.Lstm lstm -> lstm(graph, lstm.network());
      case KnownModel.Style style -> StyleGraph.write(graph, style.network());
      case KnownModel.Vae vae -> DecoderGraph.write(graph, vae.network());
    }
    Map<String, String> facts = new TreeMap<>();
    facts.put(HASH, model.hash());
    facts.put("licence", model.licence());
    facts.put("origin", model.origin());
    return file(graph, facts);
  }

  /**
   * The bytes of a file that takes one sample of a WaveNet, whose past the caller keeps: with taps
   * T and residual numbers R of a layer, it takes {@code heard} [batch, what the start sees, oldest
   * first], {@code past} [batch, layers (T - 1) R: for each layer the streams that its older taps
   * see, oldest first, zeros before the beginning] and, where the network has them, {@code
   * condition} [batch, conditions]; it gives {@code logits} [batch, classes] and {@code streams}
   * [batch, layers R], what each layer was given.
   *
   * @throws IllegalArgumentException for layers of unlike taps or outputs, or of one tap
   */
  public static byte[] sample(WaveNet network) {
    Graph graph = new Graph("wavenet");
    WaveNetGraph.write(graph, network);
    return file(graph, Map.of());
  }

  private static byte[] file(Graph graph, Map<String, String> facts) {
    ModelProto.Builder file =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("zadenza")
            .setGraph(graph.proto())
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS));
    facts.forEach(
        (key, value) ->
            file.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return file.build().toByteArray();
  }

  private static void lstm(Graph graph, LstmNetwork network) {
    int top = network.layers().getLast().units();
    int remembered = Cells.remembered(network.layers());
    String x = graph.input("x", "batch", "steps", network.inputs());
    String state = graph.input("state", "batch", remembered);
    List<Cells.Stored> weights = Cells.store(graph, network.layers());
    Cells.Given given = Cells.stack(graph, weights, graph.transposed(x, 1, 0, 2), state);
    String logits =
        graph.dense(
            graph.transposed(given.sequence(), 1, 0, 2),
            graph.floats(network.outputKernel(), top, network.classes()),
            graph.floats(network.outputBias(), network.classes()));
    graph.output(logits, "logits", "batch", "steps", network.classes());
    graph.output(given.state(), "state_out", "batch", remembered);
  }

  /** How many numbers a decoder's logits have at each step. */
  public static int logits(MusicVae network) {
    return network.decoder().cores().stream().mapToInt(core -> core.output().outputs()).sum();
  }
}
