// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;

/**
 * A network that gives a picture one style in one pass (Johnson et al. 2016, with instance
 * normalisation): three convolutions make the plane four times smaller, residual blocks follow, two
 * transposed convolutions make it as large as before, a last one gives its colours, 150 tanh(x) +
 * 127.5.
 *
 * @param contract strides 1, 2, 2
 * @param residuals what each adds to its input
 * @param expand strides 2, 2, 1, the first two transposed, the last without relu
 */
public record FastStyle(
    List<NormedLayer> contract, List<Residual> residuals, List<NormedLayer> expand) {
  /** The type of its weights. */
  public static final String TYPE = "FastStyle";

  /** Height and width of a picture must be multiples of this. */
  public static final int GRID = 4;

  /** The colours that come out reach this far from their middle, and are cut at 0 and 255. */
  public static final float REACH = 150;

  /** The middle of the colours. */
  public static final float MIDDLE = 127.5f;

  /** The highest colour. */
  public static final float WHITE = 255;

  private static final int ENDS = 3;
  private static final int COLOURS = 3;
  private static final int[] STRIDES = {1, 2, 2};
  private static final String NAME = "Variable";

  /** Two layers, the second without relu, whose sum is added to what they were given. */
  public record Residual(NormedLayer first, NormedLayer second) {}

  /** Checks that what comes out of each layer goes into the next. */
  public FastStyle {
    contract = List.copyOf(contract);
    residuals = List.copyOf(residuals);
    expand = List.copyOf(expand);
    int channels = COLOURS;
    for (NormedLayer layer : all(contract, residuals, expand)) {
      if (layer.convolution().inputs() != channels) {
        throw new IllegalArgumentException(
            "a layer takes %d channels and is given %d"
                .formatted(layer.convolution().inputs(), channels));
      }
      channels = layer.convolution().outputs();
    }
    for (Residual residual : residuals) {
      if (residual.first.convolution().inputs() != residual.second.convolution().outputs()) {
        throw new IllegalArgumentException("a residual block gives as many channels as it takes");
      }
    }
    if (channels != COLOURS) {
      throw new IllegalArgumentException("a picture has 3 channels, not " + channels);
    }
  }

  /** All layers in their order. */
  public List<NormedLayer> layers() {
    return all(contract, residuals, expand);
  }

  private static List<NormedLayer> all(
      List<NormedLayer> contract, List<Residual> residuals, List<NormedLayer> expand) {
    List<NormedLayer> out = new ArrayList<>(contract);
    for (Residual residual : residuals) {
      out.add(residual.first);
      out.add(residual.second);
    }
    out.addAll(expand);
    return out;
  }

  /** Whether some tensors look like such a network: Variable to Variable_47, three a layer. */
  public static boolean isOne(Map<String, Tensor> tensors) {
    Tensor first = tensors.get(NAME);
    return first != null && first.shape().size() == 4 && tensors.size() % ENDS == 0;
  }

  /**
   * Reads tensors {@code Variable}, {@code Variable_1} and so on, for each layer a kernel [size,
   * size, inputs, outputs] (of a transposed one [size, size, outputs, inputs]), its shifts, its
   * scales.
   */
  public static FastStyle read(SafeTensors tensors) throws WeightsException {
    int layers = tensors.names().size() / ENDS;
    if (layers * ENDS != tensors.names().size() || layers < 2 * ENDS || layers % 2 != 0) {
      throw new WeightsException(
          tensors.file(),
          "it has %d tensors".formatted(tensors.names().size()),
          "such a network has three for each of its layers: 3, twice as many as residual blocks,"
              + " 3");
    }
    List<NormedLayer> all = new ArrayList<>();
    for (int k = 0; k < layers; k++) all.add(layer(tensors, k, layers));
    List<Residual> residuals = new ArrayList<>();
    for (int k = ENDS; k < layers - ENDS; k += 2) {
      residuals.add(new Residual(all.get(k), all.get(k + 1)));
    }
    try {
      return new FastStyle(all.subList(0, ENDS), residuals, all.subList(layers - ENDS, layers));
    } catch (IllegalArgumentException wrong) {
      throw new WeightsException(
          tensors.file(), wrong.getMessage(), "it is damaged or of another kind: copy it again");
    }
  }

  private static String name(int number) {
    return number == 0 ? NAME : NAME + "_" + number;
  }

  private static NormedLayer layer(SafeTensors tensors, int number, int layers)
      throws WeightsException {
    String name = name(ENDS * number);
    List<Integer> shape = tensors.shape(name);
    if (shape.size() != 4 || !shape.get(0).equals(shape.get(1))) {
      throw new WeightsException(
          tensors.file(),
          "tensor %s has shape %s".formatted(name, shape),
          "a kernel is as high as wide: [size, size, inputs, outputs]");
    }
    int fromEnd = layers - 1 - number;
    boolean transposed = fromEnd == 1 || fromEnd == 2;
    int stride = number < ENDS ? STRIDES[number] : transposed ? 2 : 1;
    int size = shape.get(0);
    float[] stored = tensors.require(name, size, size, shape.get(2), shape.get(3));
    boolean relu = fromEnd == 0 ? false : number < ENDS || fromEnd < ENDS || number % 2 == 1;
    try {
      Convolution written =
          new Convolution(size, stride, shape.get(2), shape.get(3), false, stored);
      Convolution convolution = transposed ? written.adjoint() : written;
      int outputs = convolution.outputs();
      return new NormedLayer(
          convolution,
          tensors.require(name(ENDS * number + 1), outputs),
          tensors.require(name(ENDS * number + 2), outputs),
          relu);
    } catch (IllegalArgumentException wrong) {
      throw new WeightsException(
          tensors.file(),
          "tensor %s: %s".formatted(name, wrong.getMessage()),
          "it is damaged or of another kind: copy it again");
    }
  }

  /** The tensors that {@link #read} reads. */
  public Map<String, Tensor> tensors() {
    Map<String, Tensor> out = new TreeMap<>();
    int at = 0;
    for (NormedLayer layer : layers()) {
      Convolution own = layer.convolution();
      Convolution written = own.transposed() ? own.adjoint() : own;
      List<Integer> shape = List.of(own.size(), own.size(), written.inputs(), written.outputs());
      out.put(name(at++), new Tensor(shape, written.kernel()));
      out.put(name(at++), new Tensor(List.of(own.outputs()), layer.shift()));
      out.put(name(at++), new Tensor(List.of(own.outputs()), layer.scale()));
    }
    return out;
  }

  /** How many weights there are. */
  public int weights() {
    return layers().stream()
        .mapToInt(
            layer ->
                layer.convolution().kernel().length + layer.shift().length + layer.scale().length)
        .sum();
  }

  /** The channels between layers, e.g. [32, 64, 128]. */
  public int[] channels() {
    return contract.stream().mapToInt(layer -> layer.convolution().outputs()).toArray();
  }

  @Override
  public String toString() {
    return "FastStyle%s with %d residual blocks"
        .formatted(Arrays.toString(channels()), residuals.size());
  }
}
