// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.safetensors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zadenza.neural.LstmLayer;
import org.zadenza.neural.LstmNetwork;

/** LSTM stacks as named tensors, under the names and in the layout that Magenta.js uses. */
public final class LstmWeights {
  private static final String CELL = "rnn/multi_rnn_cell/cell_%d/basic_lstm_cell/";
  private static final String KERNEL = CELL + "kernel";
  private static final String BIAS = CELL + "bias";
  private static final String OUTPUT_KERNEL = "fully_connected/weights";
  private static final String OUTPUT_BIAS = "fully_connected/biases";

  private LstmWeights() {}

  /** The network that a config describes, from the tensors of a file. */
  public static LstmNetwork read(SafeTensors tensors, ModelConfig config) throws WeightsException {
    int units = config.units();
    List<LstmLayer> layers = new ArrayList<>();
    for (int k = 0; k < config.layers(); k++) {
      int inputs = k == 0 ? config.inputs() : units;
      float[] kernel = tensors.require(KERNEL.formatted(k), inputs + units, 4 * units);
      layers.add(
          new LstmLayer(inputs, units, kernel, tensors.require(BIAS.formatted(k), 4 * units)));
    }
    return new LstmNetwork(
        layers,
        config.classes(),
        tensors.require(OUTPUT_KERNEL, units, config.classes()),
        tensors.require(OUTPUT_BIAS, config.classes()));
  }

  /** The tensors of a network. */
  public static Map<String, Tensor> tensors(LstmNetwork network) {
    Map<String, Tensor> tensors = new TreeMap<>();
    for (int k = 0; k < network.layers().size(); k++) {
      LstmLayer layer = network.layers().get(k);
      int columns = 4 * layer.units();
      tensors.put(
          KERNEL.formatted(k),
          new Tensor(List.of(layer.inputs() + layer.units(), columns), layer.kernel()));
      tensors.put(BIAS.formatted(k), new Tensor(List.of(columns), layer.bias()));
    }
    int top = network.layers().getLast().units();
    tensors.put(OUTPUT_KERNEL, new Tensor(List.of(top, network.classes()), network.outputKernel()));
    tensors.put(OUTPUT_BIAS, new Tensor(List.of(network.classes()), network.outputBias()));
    return tensors;
  }
}
