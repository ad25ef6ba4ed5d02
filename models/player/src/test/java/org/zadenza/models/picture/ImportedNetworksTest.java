// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.models.safetensors.WeightsException;

/** Networks for pictures out of tensors, and tensors that are none. */
class ImportedNetworksTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int[] VGG = {2, 2, 4, 4, 4};

  private static SafeTensors file(Map<String, Tensor> tensors) throws WeightsException {
    return SafeTensors.parse(SafeTensors.bytes(tensors), "net");
  }

  /** VGG-19 with a few channels, named as TensorFlow Slim or as Keras does. */
  private static Map<String, Tensor> vgg(String name, String kernel, String bias) {
    RandomStyles random = new RandomStyles(new SplittableRandom(SEED));
    Map<String, Tensor> out = new TreeMap<>();
    int inputs = 3;
    for (int block = 1; block <= VGG.length; block++) {
      for (int number = 1; number <= VGG[block - 1]; number++) {
        int outputs = block + 2;
        String layer = name.formatted(block, number);
        out.put(
            layer + kernel,
            new Tensor(List.of(3, 3, inputs, outputs), random.floats(9 * inputs * outputs, 0.3)));
        out.put(layer + bias, new Tensor(List.of(outputs), random.floats(outputs, 0.3)));
        inputs = outputs;
      }
    }
    out.put("fc6" + kernel, new Tensor(List.of(7, 2), new float[14]));
    out.put("fc6" + bias, new Tensor(List.of(2), new float[2]));
    return out;
  }

  @Test
  void vggIsKnownByItsNames() throws WeightsException {
    Map<String, Tensor> slim = vgg("vgg_19/conv%d_%d", "/weights", "/biases");
    assertTrue(ConvNet.isOne(slim));
    FeatureNet network = ConvNet.read(file(slim));
    assertEquals(16, network.names().size());
    assertEquals(16, network.grid());
    assertEquals("conv4_2", network.usualContent());
    assertEquals(
        List.of("conv1_1", "conv2_1", "conv3_1", "conv4_1", "conv5_1"), network.usualStyle());
    Map<String, Tensor> keras = vgg("block%d_conv%d", "/kernel", "/bias");
    assertTrue(ConvNet.isOne(keras));
    assertEquals("block4_conv2", ConvNet.read(file(keras)).usualContent());
    assertEquals(List.of("conv1_1"), network.upTo(List.of("conv1_1")).names());
  }

  @Test
  void layersComeInTheOrderOfTheirNumbers() throws WeightsException {
    Map<String, Tensor> tensors = new TreeMap<>();
    for (int k = 1; k <= 11; k++) {
      int inputs = k == 1 ? 3 : k - 1;
      tensors.put(
          "conv" + k + "/kernel", new Tensor(List.of(1, 1, inputs, k), new float[inputs * k]));
    }
    FeatureNet network = ConvNet.read(file(tensors));
    assertEquals("conv11", network.names().getLast());
    assertEquals(1, network.grid());
  }

  @Test
  void layersThatDoNotFollowOneAnotherAreRefused() throws WeightsException {
    Map<String, Tensor> tensors = vgg("conv%d_%d", "/kernel", "/bias");
    tensors.put("conv3_2/kernel", new Tensor(List.of(3, 3, 9, 5), new float[405]));
    SafeTensors file = file(tensors);
    String said = assertThrows(WeightsException.class, () -> ConvNet.read(file)).getMessage();
    assertTrue(said.contains("layer conv3_2 takes 9 channels and is given 5"), said);
    assertFalse(ConvNet.isOne(Map.of("x", new Tensor(List.of(1), new float[1]))));
  }

  @Test
  void aFastStyleNetworkComesBackAsItWas() throws WeightsException {
    FastStyle network = new RandomStyles(new SplittableRandom(SEED)).network(5, 7, 9, 3);
    Map<String, Tensor> tensors = network.tensors();
    assertEquals(3 * (3 + 2 * 3 + 3), tensors.size());
    assertTrue(FastStyle.isOne(tensors));
    FastStyle read = FastStyle.read(file(tensors));
    for (int k = 0; k < network.layers().size(); k++) {
      NormedLayer was = network.layers().get(k);
      NormedLayer is = read.layers().get(k);
      assertArrayEquals(was.convolution().kernel(), is.convolution().kernel(), "layer " + k);
      assertArrayEquals(was.shift(), is.shift());
      assertArrayEquals(was.scale(), is.scale());
      assertEquals(was.relu(), is.relu(), "layer " + k);
      assertEquals(was.convolution().stride(), is.convolution().stride(), "layer " + k);
      assertEquals(was.convolution().transposed(), is.convolution().transposed(), "layer " + k);
    }
  }

  @Test
  void aFastStyleNetworkThatLacksSomethingIsRefused() {
    Map<String, Tensor> whole =
        new RandomStyles(new SplittableRandom(SEED)).network(5, 7, 9, 1).tensors();
    Map<String, Tensor> fewer = new TreeMap<>(whole);
    fewer.remove("Variable_7");
    assertRefused("it has 23 tensors", fewer);
    Map<String, Tensor> other = new TreeMap<>(whole);
    other.put("Variable_4", new Tensor(List.of(8), new float[8]));
    assertRefused("tensor Variable_4 has shape [8] where [7] is needed", other);
    Map<String, Tensor> oblong = new TreeMap<>(whole);
    oblong.put("Variable", new Tensor(List.of(9, 8, 3, 5), new float[1080]));
    assertRefused("a kernel is as high as wide", oblong);
    Map<String, Tensor> wider = new TreeMap<>(whole);
    wider.put("Variable_3", new Tensor(List.of(3, 3, 6, 7), new float[378]));
    assertRefused("a layer takes 6 channels and is given 5", wider);
  }

  private static void assertRefused(String why, Map<String, Tensor> tensors) {
    String said =
        assertThrows(WeightsException.class, () -> FastStyle.read(file(tensors))).getMessage();
    assertTrue(said.contains(why), said);
  }
}
