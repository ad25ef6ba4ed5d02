// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The features of pictures in live kernels, and the way back: from gradients of features to that of
 * the picture. Planes are kept from picture to picture. One thread.
 */
final class LiveFeatures {
  private final FeatureNet network;
  private final List<Step> steps = new ArrayList<>();

  LiveFeatures(FeatureNet network, Hands hands) {
    this.network = network;
    for (FeatureNet.Part part : network.parts()) {
      steps.add(
          switch (part) {
            case FeatureNet.Layer layer -> new Layer(layer, hands);
            case FeatureNet.Pool pool -> new Pool();
            case FeatureNet.Residual(FeatureNet.Layer first, FeatureNet.Layer second) ->
                new Residual(new Layer(first, hands), new Layer(second, hands));
          });
    }
  }

  /**
   * The features of every layer, by its name; they stay until the next call.
   *
   * @param picture height and width multiples of the network's grid
   */
  Map<String, Plane> of(Plane picture) {
    float[] own = picture.numbers().clone();
    for (int k = 0; k < own.length; k++) own[k] -= network.mean()[k % network.mean().length];
    Plane plane = new Plane(picture.height(), picture.width(), picture.channels(), own);
    Map<String, Plane> out = new LinkedHashMap<>();
    for (Step step : steps) plane = step.of(plane, out);
    return out;
  }

  /**
   * The gradient of the picture that was seen last.
   *
   * @param gradients of the features of some layers, by name
   */
  Plane back(Map<String, Plane> gradients) {
    Plane gradient = null;
    for (Step step : steps.reversed()) gradient = step.back(gradient, gradients);
    if (gradient == null) throw new IllegalArgumentException("nothing to take back");
    return gradient;
  }

  /** One part; keeps what it needs to go back. */
  private sealed interface Step {
    Plane of(Plane in, Map<String, Plane> features);

    /** The gradient of what came in, from that of what went out, or null where it is nothing. */
    @Nullable Plane back(@Nullable Plane gradient, Map<String, Plane> features);
  }

  private static Plane copied(Plane plane) {
    return new Plane(plane.height(), plane.width(), plane.channels(), plane.numbers().clone());
  }

  /** The sum in the first, which may be none. */
  private static @Nullable Plane added(@Nullable Plane to, @Nullable Plane more) {
    if (more == null) return to;
    if (to == null) return copied(more);
    for (int k = 0; k < to.numbers().length; k++) to.numbers()[k] += more.numbers()[k];
    return to;
  }

  private static final class Layer implements Step {
    private final FeatureNet.Layer layer;
    private final LiveConvolution convolution;
    private final LiveConvolution adjoint;
    private final @Nullable LiveNorm norm;
    private Plane raw = Plane.zeros(1, 1, 1);
    private Plane out = raw;

    Layer(FeatureNet.Layer layer, Hands hands) {
      this.layer = layer;
      convolution = new LiveConvolution(layer.convolution(), hands);
      adjoint = new LiveConvolution(layer.convolution().adjoint(), hands);
      norm = layer.norm() == null ? null : new LiveNorm(layer.norm());
    }

    @Override
    public Plane of(Plane in, Map<String, Plane> features) {
      raw = convolution.of(in);
      if (!out.fits(raw.height(), raw.width(), raw.channels())) {
        out = Plane.zeros(raw.height(), raw.width(), raw.channels());
      }
      if (norm != null) norm.of(raw, out);
      else bias();
      features.put(layer.name(), norm == null ? out : raw);
      return out;
    }

    private void bias() {
      float[] x = raw.numbers();
      for (int at = 0; at < x.length; at += raw.channels()) {
        for (int c = 0; c < raw.channels(); c++) {
          float value = x[at + c] + layer.bias()[c];
          out.numbers()[at + c] = layer.relu() ? Math.max(0, value) : value;
        }
      }
    }

    @Override
    public @Nullable Plane back(@Nullable Plane gradient, Map<String, Plane> features) {
      Plane own = features.get(layer.name());
      Plane g = gradient;
      if (norm != null) {
        if (g != null) norm.back(raw, out, g);
        g = added(g, own);
      } else {
        g = added(g, own);
        if (g != null && layer.relu()) {
          for (int k = 0; k < g.numbers().length; k++) {
            if (out.numbers()[k] <= 0) g.numbers()[k] = 0;
          }
        }
      }
      return g == null ? null : adjoint.of(g);
    }
  }

  private static final class Pool implements Step {
    private Plane out = Plane.zeros(1, 1, 1);

    @Override
    public Plane of(Plane in, Map<String, Plane> features) {
      int channels = in.channels();
      out = Plane.zeros(in.height() / 2, in.width() / 2, channels);
      for (int k = 0; k < in.numbers().length; k++) {
        out.numbers()[pooled(in.width(), channels, k)] += in.numbers()[k] / 4;
      }
      return out;
    }

    /** Where a number of the larger plane goes. */
    private static int pooled(int width, int channels, int number) {
      int channel = number % channels;
      int place = number / channels;
      return (place / width / 2 * (width / 2) + place % width / 2) * channels + channel;
    }

    @Override
    public @Nullable Plane back(@Nullable Plane gradient, Map<String, Plane> features) {
      if (gradient == null) return null;
      Plane back = Plane.zeros(2 * out.height(), 2 * out.width(), out.channels());
      for (int k = 0; k < back.numbers().length; k++) {
        back.numbers()[k] = gradient.numbers()[pooled(back.width(), back.channels(), k)] / 4;
      }
      return back;
    }
  }

  private record Residual(Layer first, Layer second) implements Step {
    @Override
    public Plane of(Plane in, Map<String, Plane> features) {
      Plane more = second.of(first.of(in, features), features);
      Plane sum = copied(in);
      for (int k = 0; k < sum.numbers().length; k++) sum.numbers()[k] += more.numbers()[k];
      return sum;
    }

    @Override
    public @Nullable Plane back(@Nullable Plane gradient, Map<String, Plane> features) {
      Plane inner = gradient == null ? null : copied(gradient);
      Plane through = first.back(second.back(inner, features), features);
      return added(gradient, through);
    }
  }
}
