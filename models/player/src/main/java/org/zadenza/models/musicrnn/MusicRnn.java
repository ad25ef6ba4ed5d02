// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicrnn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.safetensors.LayerTensors;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.Attention;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LstmLayer;

/**
 * The weights of a MusicRNN, as a value: an LSTM stack, perhaps with an attention, and a layer of
 * logits on top; as large as its tensors are.
 *
 * <p>One step takes the control of the step to be predicted, the event of the step before and
 * further inputs, side by side. {@link PlainMusicRnn} is what it computes, {@link LiveMusicRnn} is
 * how it plays. Names and layout are those of Magenta.js and of Magenta's Python.
 */
public record MusicRnn(
    List<LstmLayer> cells, @Nullable Wrapper wrapper, DenseLayer output, int inputs) {
  private static final String STACK = "rnn/attention_cell_wrapper/";
  private static final String FIRST = "rnn/multi_rnn_cell/cell_0/attention_cell_wrapper/";
  private static final String CELL = "multi_rnn_cell/cell_%d/basic_lstm_cell/";

  /** What an attention is wrapped around. */
  public enum Around {
    /** All layers: older checkpoints, those of Magenta.js among them. */
    STACK,
    /** The first layer only: what Magenta's Python has written since. */
    FIRST_CELL
  }

  /**
   * An attention and the layers around it.
   *
   * @param input mixes the step's input and the last look into the input of the first cell
   * @param query asks, from memory and output of each cell that it is wrapped around
   * @param projection joins the uppermost of these outputs and the look
   */
  public record Wrapper(
      Around around,
      Attention attention,
      DenseLayer input,
      DenseLayer query,
      DenseLayer projection) {}

  /** Cells are copied, so that the value stays what it is. */
  public MusicRnn {
    cells = List.copyOf(cells);
  }

  /** How many classes it tells apart. */
  public int classes() {
    return output.outputs();
  }

  /** The cells that the attention is wrapped around. */
  List<LstmLayer> wrapped() {
    if (wrapper == null) return List.of();
    return wrapper.around() == Around.STACK ? cells : cells.subList(0, 1);
  }

  /**
   * Reads the network that the tensors' names and shapes describe.
   *
   * @param attentionLength over how many steps an attention looks; the tensors do not say
   * @param queryBias whether an attention around the whole stack adds the bias of its query, as in
   *     training. Magenta.js leaves it out, so false gives its numbers. Around the first cell it is
   *     always added.
   */
  public static MusicRnn read(SafeTensors tensors, int attentionLength, boolean queryBias)
      throws WeightsException {
    DenseLayer output =
        LayerTensors.dense(tensors, "fully_connected/weights", "fully_connected/biases");
    MusicRnn network;
    if (tensors.has(STACK + "kernel")) {
      List<LstmLayer> cells = LayerTensors.cells(tensors, STACK + CELL);
      Wrapper wrapper =
          wrapper(tensors, STACK, cells, attentionLength, "attention_output_projection/");
      network = wrapped(cells, queryBias ? wrapper : withoutQueryBias(wrapper), output);
      LayerTensors.fit(
          tensors, "fully_connected/weights", output.inputs(), wrapper.projection().outputs());
    } else if (tensors.has(FIRST + "kernel")) {
      network = wrapped(firstWrapped(tensors), firstWrapper(tensors, attentionLength), output);
      fitTop(tensors, network);
    } else {
      List<LstmLayer> cells = LayerTensors.cells(tensors, "rnn/" + CELL);
      network = new MusicRnn(cells, null, output, cells.getFirst().inputs());
      fitTop(tensors, network);
    }
    return network;
  }

  private static MusicRnn wrapped(List<LstmLayer> cells, Wrapper wrapper, DenseLayer output) {
    int inputs = wrapper.input().inputs() - wrapper.attention().size();
    return new MusicRnn(cells, wrapper, output, inputs);
  }

  private static List<LstmLayer> firstWrapped(SafeTensors tensors) throws WeightsException {
    LstmLayer first = LayerTensors.cell(tensors, FIRST + "basic_lstm_cell/");
    List<LstmLayer> cells = new ArrayList<>(List.of(first));
    for (int k = 1; tensors.has("rnn/" + CELL.formatted(k) + "kernel"); k++) {
      cells.add(LayerTensors.cell(tensors, "rnn/" + CELL.formatted(k)));
    }
    return cells;
  }

  private static Wrapper firstWrapper(SafeTensors tensors, int length) throws WeightsException {
    List<LstmLayer> cells = firstWrapped(tensors);
    Wrapper wrapper =
        wrapper(tensors, FIRST, cells.subList(0, 1), length, "attn_output_projection/");
    int below = wrapper.projection().outputs();
    for (LstmLayer cell : cells.subList(1, cells.size())) {
      LayerTensors.fit(tensors, "the kernel of a cell", cell.inputs(), below);
      below = cell.units();
    }
    return wrapper;
  }

  private static Wrapper wrapper(
      SafeTensors tensors, String prefix, List<LstmLayer> cells, int length, String projectionName)
      throws WeightsException {
    if (length < 1) {
      throw new WeightsException(
          tensors.file(),
          "it has an attention, and nothing says over how many steps",
          "give --attention-length (Magenta's drums have 32, its melodies 40)");
    }
    DenseLayer input = LayerTensors.dense(tensors, prefix);
    DenseLayer query = LayerTensors.dense(tensors, prefix + "attention/");
    DenseLayer projection = LayerTensors.dense(tensors, prefix + projectionName);
    int size = query.outputs();
    int states = cells.stream().mapToInt(cell -> 2 * cell.units()).sum();
    LayerTensors.fit(tensors, prefix + "attention/kernel", query.inputs(), states);
    LayerTensors.fit(
        tensors, prefix + projectionName, projection.inputs(), cells.getLast().units() + size);
    LayerTensors.fit(tensors, prefix + projectionName, projection.outputs(), size);
    LayerTensors.fit(tensors, prefix + "kernel", input.outputs(), cells.getFirst().inputs());
    if (input.inputs() <= size) {
      throw new WeightsException(
          tensors.file(),
          "tensor %skernel leaves no room for an input".formatted(prefix),
          "its tensors do not belong together");
    }
    float[] similarity = tensors.require(prefix + "attention/attn_w", 1, 1, size, size);
    float[] v = tensors.require(prefix + "attention/attn_v", size);
    return new Wrapper(
        prefix.equals(STACK) ? Around.STACK : Around.FIRST_CELL,
        new Attention(length, size, similarity, v),
        input,
        query,
        projection);
  }

  private static Wrapper withoutQueryBias(Wrapper wrapper) {
    DenseLayer query = wrapper.query();
    DenseLayer bare =
        new DenseLayer(query.inputs(), query.outputs(), query.kernel(), new float[query.outputs()]);
    return new Wrapper(
        wrapper.around(), wrapper.attention(), wrapper.input(), bare, wrapper.projection());
  }

  private static void fitTop(SafeTensors tensors, MusicRnn network) throws WeightsException {
    boolean projected = network.cells.size() == 1 && network.wrapper != null;
    int top = projected ? network.wrapper.projection().outputs() : network.cells.getLast().units();
    LayerTensors.fit(tensors, "fully_connected/weights", network.output.inputs(), top);
  }
}
