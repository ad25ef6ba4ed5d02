// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.guess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.ConvLayer;
import org.zadenza.neural.DenseLayer;

/**
 * The weights of a network that says what a drawing is of, as a value. It sees {@link Ink}; each
 * convolution of 3 x 3 places (zeros around the plane) is followed by relu and by the largest of
 * each 2 x 2 places; two dense layers, relu between them, say a logit for each word.
 *
 * @param words what it knows, by their numbers
 * @param layers convolutions of nine taps, row by row
 * @param hidden from all places of the last plane, row by row, channel after channel
 */
public record GuessNet(
    List<String> words, List<ConvLayer> layers, DenseLayer hidden, DenseLayer output) {
  /** The type of its weights. */
  public static final String TYPE = "GuessNet";

  /** Places of a kernel. */
  public static final int TAPS = 9;

  /** The name of the dense layer below the words. */
  public static final String HIDDEN = "hidden/";

  /** The name of the words' layer. */
  public static final String OUTPUT = "output/";

  private static final String KERNEL = "kernel";
  private static final String BIAS = "bias";
  private static final int MOST_LAYERS = 5; // 2^5 places

  /** Checks that all parts fit. */
  public GuessNet {
    words = List.copyOf(words);
    layers = List.copyOf(layers);
    if (layers.isEmpty() || layers.size() > MOST_LAYERS) {
      throw new IllegalArgumentException(
          "1 to %d convolutions fit, not %d".formatted(MOST_LAYERS, layers.size()));
    }
    int channels = Ink.CHANNELS;
    for (ConvLayer layer : layers) {
      if (layer.taps() != TAPS || layer.inputs() != channels) {
        throw new IllegalArgumentException(
            "a convolution has %d taps and %d inputs here, not %d and %d"
                .formatted(TAPS, channels, layer.taps(), layer.inputs()));
      }
      channels = layer.outputs();
    }
    int side = Ink.SIDE >> layers.size();
    if (hidden.inputs() != side * side * channels
        || output.inputs() != hidden.outputs()
        || output.outputs() != words.size()) {
      throw new IllegalArgumentException(
          "dense layers of %d to %d and %d to %d do not fit %d places of %d channels and %d words"
              .formatted(
                  hidden.inputs(),
                  hidden.outputs(),
                  output.inputs(),
                  output.outputs(),
                  side * side,
                  channels,
                  words.size()));
    }
  }

  /** The name of a layer's tensors, for layers from 0 on. */
  public static String convolution(int layer) {
    return "conv" + (layer + 1) + "/";
  }

  /**
   * The tensors of a network of some size, with their lengths.
   *
   * @param channels of each convolution
   * @param units of the dense layer below the words
   */
  public static Map<String, List<Integer>> layout(List<Integer> channels, int units, int words) {
    Map<String, List<Integer>> out = new LinkedHashMap<>();
    int inputs = Ink.CHANNELS;
    for (int k = 0; k < channels.size(); k++) {
      put(out, convolution(k), TAPS * inputs, channels.get(k));
      inputs = channels.get(k);
    }
    int side = Ink.SIDE >> channels.size();
    put(out, HIDDEN, side * side * inputs, units);
    put(out, OUTPUT, units, words);
    return out;
  }

  private static void put(Map<String, List<Integer>> out, String prefix, int rows, int columns) {
    out.put(prefix + KERNEL, List.of(rows, columns));
    out.put(prefix + BIAS, List.of(columns));
  }

  /**
   * The network that some tensors are.
   *
   * @throws WeightsException if they are none
   */
  public static GuessNet read(SafeTensors tensors, List<String> words) throws WeightsException {
    List<ConvLayer> layers = new ArrayList<>();
    int inputs = Ink.CHANNELS;
    while (tensors.has(convolution(layers.size()) + KERNEL)) {
      String name = convolution(layers.size());
      int outputs = tensors.shape(name + KERNEL).getLast();
      float[] kernel = tensors.require(name + KERNEL, TAPS * inputs, outputs);
      float[] bias = tensors.require(name + BIAS, outputs);
      layers.add(new ConvLayer(TAPS, inputs, outputs, kernel, bias));
      inputs = outputs;
    }
    int side = Ink.SIDE >> layers.size();
    int units = tensors.shape(HIDDEN + BIAS).getLast();
    try {
      return new GuessNet(
          words,
          layers,
          dense(tensors, HIDDEN, side * side * inputs, units),
          dense(tensors, OUTPUT, units, words.size()));
    } catch (IllegalArgumentException wrong) {
      throw new WeightsException(tensors.file(), wrong.getMessage(), "copy both files again");
    }
  }

  private static DenseLayer dense(SafeTensors tensors, String name, int inputs, int outputs)
      throws WeightsException {
    return new DenseLayer(
        inputs,
        outputs,
        tensors.require(name + KERNEL, inputs, outputs),
        tensors.require(name + BIAS, outputs));
  }

  /** How many weights it has. */
  public int weights() {
    int count = hidden.kernel().length + hidden.outputs();
    count += output.kernel().length + output.outputs();
    for (ConvLayer layer : layers) count += layer.kernel().length + layer.outputs();
    return count;
  }
}
