// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How far a picture is from the content of one and the style of another (Gatys, Ecker and Bethge
 * 2016): the mean squared difference of the features F of one layer, and of some layers that of
 * their Gram matrices, mean over places of F_i F_j. As in the paper the network is scaled so that
 * features are 1 on average; here each layer is, over both pictures. The paper's sums over places
 * and channels are means here, so that weights mean the same for pictures and layers of any size.
 * One thread.
 */
public final class StyleLoss {
  private final LiveFeatures features;
  private final Wish wish;
  private final Plane content;
  private final Map<String, float[]> grams = new LinkedHashMap<>();
  private final Map<String, Double> scales = new LinkedHashMap<>();

  /**
   * What counts how much.
   *
   * @param contentLayer whose features are the content
   * @param styleLayers whose Gram matrices are the style, all alike
   * @param content its weight
   * @param style its weight
   */
  public record Wish(String contentLayer, List<String> styleLayers, double content, double style) {
    /** Checks the weights. */
    public Wish {
      styleLayers = List.copyOf(styleLayers);
      if (styleLayers.isEmpty()) throw new IllegalArgumentException("a style has layers");
      if (!(content >= 0 && style >= 0 && content + style > 0 && content + style < 1e12)) {
        throw new IllegalArgumentException(
            "weights are 0 or more, not both 0: not %s and %s".formatted(content, style));
      }
    }
  }

  /** A loss, and the gradient of each colour of the picture. */
  public record Loss(double content, double style, Plane gradient) {
    /** Both together. */
    public double total() {
      return content + style;
    }
  }

  /**
   * @param content as high and wide as the pictures to come, multiples of the network's grid
   * @param style of any height and width that are
   */
  public StyleLoss(FeatureNet network, Wish wish, Plane content, Plane style, Hands hands) {
    this.wish = wish;
    List<String> wanted =
        Stream.concat(wish.styleLayers.stream(), Stream.of(wish.contentLayer)).distinct().toList();
    for (String name : wanted) {
      if (!network.names().contains(name)) {
        throw new IllegalArgumentException(
            "there is no layer %s; there is %s"
                .formatted(name, String.join(", ", network.names())));
      }
    }
    features = new LiveFeatures(network.upTo(wanted), hands);
    Map<String, Double> levels = new LinkedHashMap<>();
    Map<String, Plane> seen = features.of(content);
    for (String name : wanted) levels.put(name, level(seen.get(name)));
    Plane kept = seen.get(wish.contentLayer);
    float[] target = kept.numbers().clone();
    this.content = new Plane(kept.height(), kept.width(), kept.channels(), target);
    seen = features.of(style);
    for (String name : wanted) {
      double mean = (levels.get(name) + level(seen.get(name))) / 2;
      scales.put(name, mean > 0 ? 1 / mean : 1);
    }
    for (String name : wish.styleLayers) grams.put(name, gram(seen.get(name), scales.get(name)));
  }

  private static double level(Plane plane) {
    double sum = 0;
    for (float number : plane.numbers()) sum += Math.abs(number);
    return sum / plane.numbers().length;
  }

  /** [channels][channels], divided by the number of places, of scaled features. */
  private static float[] gram(Plane plane, double scale) {
    int channels = plane.channels();
    double[] sums = new double[channels * channels];
    float[] f = plane.numbers();
    for (int at = 0; at < f.length; at += channels) {
      for (int i = 0; i < channels; i++) {
        double own = f[at + i];
        if (own == 0) continue;
        int row = i * channels;
        for (int j = 0; j <= i; j++) sums[row + j] += own * f[at + j];
      }
    }
    float[] out = new float[sums.length];
    double by = scale * scale / plane.places();
    for (int i = 0; i < channels; i++) {
      for (int j = 0; j <= i; j++) {
        out[i * channels + j] = (float) (sums[i * channels + j] * by);
        out[j * channels + i] = out[i * channels + j];
      }
    }
    return out;
  }

  /** How far a picture is. */
  public Loss of(Plane picture) {
    Map<String, Plane> seen = features.of(picture);
    Map<String, Plane> gradients = new LinkedHashMap<>();
    double far = content(seen.get(wish.contentLayer), gradients);
    double unlike = 0;
    for (String name : wish.styleLayers) unlike += style(name, seen.get(name), gradients);
    return new Loss(far, unlike, features.back(gradients));
  }

  private double content(Plane own, Map<String, Plane> gradients) {
    double scale = scales.get(wish.contentLayer);
    Plane gradient = Plane.zeros(own.height(), own.width(), own.channels());
    double by = 1.0 / own.numbers().length;
    double sum = 0;
    for (int k = 0; k < own.numbers().length; k++) {
      double off = scale * (own.numbers()[k] - (double) content.numbers()[k]);
      sum += off * off * by;
      gradient.numbers()[k] = (float) (2 * by * wish.content * scale * off);
    }
    gradients.put(wish.contentLayer, gradient);
    return wish.content * sum;
  }

  /** Of (G - A)^2 / N^2 with G = F F^T / M the gradient is 4 F (G - A) / N^2 M. */
  private double style(String name, Plane own, Map<String, Plane> gradients) {
    int channels = own.channels();
    double scale = scales.get(name);
    float[] difference = gram(own, scale);
    float[] wanted = grams.get(name);
    double sum = 0;
    for (int k = 0; k < difference.length; k++) {
      difference[k] -= wanted[k];
      sum += (double) difference[k] * difference[k];
    }
    double weight = wish.style / wish.styleLayers.size() / ((double) channels * channels);
    Plane gradient =
        gradients.computeIfAbsent(name, fresh -> Plane.zeros(own.height(), own.width(), channels));
    float by = (float) (4 * weight * scale * scale / own.places());
    float[] f = own.numbers();
    float[] row = new float[channels];
    for (int at = 0; at < f.length; at += channels) {
      Arrays.fill(row, 0);
      for (int i = 0; i < channels; i++) {
        float value = f[at + i];
        if (value == 0) continue;
        for (int j = 0; j < channels; j++) {
          row[j] = Math.fma(value, difference[i * channels + j], row[j]);
        }
      }
      for (int j = 0; j < channels; j++) gradient.numbers()[at + j] += by * row[j];
    }
    return weight * sum;
  }
}
