// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network as far as it describes pictures: its layers have names, and what they see in a picture
 * are its features.
 *
 * @param mean of red, green and blue, taken away first
 */
public record FeatureNet(float[] mean, List<Part> parts) {
  /** One step of the network. */
  public sealed interface Part {}

  /**
   * A convolution with a bias, or with a norm after it; then relu or nothing. Its features are what
   * comes out; where there is a norm, what goes into it, since all pictures have the same mean and
   * variance after it.
   */
  public record Layer(
      String name, Convolution convolution, float[] bias, @Nullable NormedLayer norm, boolean relu)
      implements Part {
    static Layer normed(String name, NormedLayer layer) {
      return new Layer(name, layer.convolution(), layer.shift(), layer, layer.relu());
    }
  }

  /** Squares of two by two places, averaged (Gatys et al. 2016, section 2). */
  public record Pool() implements Part {}

  /** Two layers whose sum is added to what they were given. */
  public record Residual(Layer first, Layer second) implements Part {}

  /** Parts are copied. */
  public FeatureNet {
    parts = List.copyOf(parts);
  }

  /** The part of a network for pictures that comes before its first transposed convolution. */
  public static FeatureNet of(FastStyle network) {
    List<Part> parts = new ArrayList<>();
    int number = 1;
    for (NormedLayer layer : network.contract()) {
      parts.add(Layer.normed("contract" + number++, layer));
    }
    number = 1;
    for (FastStyle.Residual residual : network.residuals()) {
      parts.add(
          new Residual(
              Layer.normed("residual" + number + "_1", residual.first()),
              Layer.normed("residual" + number + "_2", residual.second())));
      number++;
    }
    return new FeatureNet(new float[3], parts);
  }

  /** All layers, in order. */
  public List<Layer> layers() {
    List<Layer> out = new ArrayList<>();
    for (Part part : parts) {
      switch (part) {
        case Layer layer -> out.add(layer);
        case Residual(Layer first, Layer second) -> {
          out.add(first);
          out.add(second);
        }
        case Pool pool -> {}
      }
    }
    return out;
  }

  /** The names of all layers, in order. */
  public List<String> names() {
    return layers().stream().map(Layer::name).toList();
  }

  /** The layers by how often the plane was halved before what they give. */
  private List<List<String>> sizes() {
    List<List<String>> out = new ArrayList<>();
    out.add(new ArrayList<>());
    for (Part part : parts) {
      boolean halves =
          part instanceof Pool || part instanceof Layer l && l.convolution.stride() > 1;
      if (halves) out.add(new ArrayList<>());
      out.getLast().addAll(new FeatureNet(mean, List.of(part)).names());
    }
    out.removeIf(List::isEmpty);
    return out;
  }

  /** The first layer of each size: of VGG conv1_1 to conv5_1, as in the paper. */
  public List<String> usualStyle() {
    return sizes().stream().map(List::getFirst).toList();
  }

  /** The second layer of the last size but one, if it has two: of VGG conv4_2, as in the paper. */
  public String usualContent() {
    List<List<String>> sizes = sizes();
    List<String> size = sizes.get(Math.max(0, sizes.size() - 2));
    return size.get(Math.min(1, size.size() - 1));
  }

  /** What a picture's height and width must be multiples of. */
  public int grid() {
    int out = 1;
    for (Part part : parts) {
      out *=
          switch (part) {
            case Layer layer -> layer.convolution().stride();
            case Pool pool -> 2;
            case Residual residual -> 1;
          };
    }
    return out;
  }

  /** The network up to the last of some layers. */
  public FeatureNet upTo(List<String> names) {
    int last = 0;
    for (int k = 0; k < parts.size(); k++) {
      FeatureNet alone = new FeatureNet(mean, List.of(parts.get(k)));
      if (alone.names().stream().anyMatch(names::contains)) last = k;
    }
    return new FeatureNet(mean, parts.subList(0, last + 1));
  }
}
