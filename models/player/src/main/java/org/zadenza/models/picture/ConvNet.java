// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;

/**
 * Convolutions one after the other with relu, as VGG has them: tensors {@code NAME/kernel} (or
 * {@code weights}) [size, size, inputs, outputs] and {@code NAME/bias} (or {@code biases}). Names
 * such as {@code conv3_2} or {@code block3_conv2} say where a plane is halved: before each new
 * first number. Layers for classes ({@code fc6}, {@code predictions}) are passed over.
 */
public final class ConvNet {
  /** The type of its weights. */
  public static final String TYPE = "ConvNet";

  /** What VGG takes away from red, green and blue. */
  private static final float[] MEAN = {123.68f, 116.779f, 103.939f};

  private static final Pattern BLOCK = Pattern.compile("(?:conv|block)(\\d+)_");
  private static final Pattern CLASSES = Pattern.compile("(fc|predictions|logits|dense|softmax).*");
  private static final List<String> KERNELS = List.of("kernel", "weights");
  private static final List<String> BIASES = List.of("bias", "biases");

  private ConvNet() {}

  /** Whether some tensors look like such a network. */
  public static boolean isOne(Map<String, Tensor> tensors) {
    boolean any = false;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      String layer = layer(entry.getKey());
      if (layer == null) return false;
      if (CLASSES.matcher(last(layer)).matches()) continue;
      boolean kernel = KERNELS.contains(ending(entry.getKey()));
      if (entry.getValue().shape().size() != (kernel ? 4 : 1)) return false;
      any = true;
    }
    return any;
  }

  private static String ending(String tensor) {
    return tensor.substring(tensor.lastIndexOf('/') + 1);
  }

  /** The layer that a tensor is of, or null if it is neither kernel nor bias. */
  private static @Nullable String layer(String tensor) {
    String end = ending(tensor);
    boolean known = KERNELS.contains(end) || BIASES.contains(end);
    return known && tensor.contains("/") ? tensor.substring(0, tensor.lastIndexOf('/')) : null;
  }

  private static String last(String layer) {
    return layer.substring(layer.lastIndexOf('/') + 1);
  }

  /** Reads the network's layers in the order of the numbers in their names. */
  public static FeatureNet read(SafeTensors tensors) throws WeightsException {
    Map<String, String> kernels = new LinkedHashMap<>();
    Map<String, String> biases = new LinkedHashMap<>();
    for (String name : tensors.names()) {
      String layer = layer(name);
      if (layer == null || CLASSES.matcher(last(layer)).matches()) continue;
      (KERNELS.contains(ending(name)) ? kernels : biases).put(layer, name);
    }
    List<String> order = new ArrayList<>(kernels.keySet());
    order.sort(Comparator.comparing(ConvNet::sorted));
    List<FeatureNet.Part> parts = new ArrayList<>();
    int channels = MEAN.length;
    String block = "";
    for (String layer : order) {
      Matcher numbered = BLOCK.matcher(last(layer));
      String own = numbered.lookingAt() ? numbered.group(1) : block;
      if (!parts.isEmpty() && !own.equals(block)) parts.add(new FeatureNet.Pool());
      block = own;
      Convolution convolution = convolution(tensors, kernels.get(layer));
      if (convolution.inputs() != channels) {
        throw new WeightsException(
            tensors.file(),
            "layer %s takes %d channels and is given %d"
                .formatted(layer, convolution.inputs(), channels),
            "only networks whose layers follow one another are read");
      }
      channels = convolution.outputs();
      String bias = biases.get(layer);
      float[] plus = bias == null ? new float[channels] : tensors.require(bias, channels);
      parts.add(new FeatureNet.Layer(last(layer), convolution, plus, null, true));
    }
    if (parts.isEmpty()) {
      throw new WeightsException(
          tensors.file(), "it has no convolutions", "give a network such as VGG");
    }
    return new FeatureNet(MEAN.clone(), parts);
  }

  private static Convolution convolution(SafeTensors tensors, String kernel)
      throws WeightsException {
    List<Integer> shape = tensors.shape(kernel);
    if (shape.size() != 4 || !shape.get(0).equals(shape.get(1))) {
      throw new WeightsException(
          tensors.file(),
          "tensor %s has shape %s".formatted(kernel, shape),
          "a kernel is as high as wide: [size, size, inputs, outputs]");
    }
    int size = shape.get(0);
    float[] numbers = tensors.require(kernel, size, size, shape.get(2), shape.get(3));
    try {
      return new Convolution(size, 1, shape.get(2), shape.get(3), false, numbers);
    } catch (IllegalArgumentException wrong) {
      throw new WeightsException(
          tensors.file(), "tensor %s: %s".formatted(kernel, wrong.getMessage()), "copy it again");
    }
  }

  /** The name with its numbers as long as all others, so that 10 comes after 9. */
  private static String sorted(String name) {
    return Pattern.compile("\\d+")
        .matcher(name)
        .replaceAll(m -> "0".repeat(9 - Math.min(9, m.group().length())) + m.group());
  }
}
