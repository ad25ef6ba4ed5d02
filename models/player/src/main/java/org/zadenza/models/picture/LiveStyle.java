// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

import java.util.ArrayList;
import java.util.List;

/** A {@link FastStyle} in live kernels; keeps its planes from picture to picture. One thread. */
public final class LiveStyle {
  private final FastStyle network;
  private final List<LiveLayer> layers = new ArrayList<>();

  /** A layer that gives its own plane. */
  private static final class LiveLayer {
    private final LiveConvolution convolution;
    private final LiveNorm norm;

    LiveLayer(NormedLayer layer, Hands hands) {
      convolution = new LiveConvolution(layer.convolution(), hands);
      norm = new LiveNorm(layer);
    }

    Plane of(Plane in) {
      Plane out = convolution.of(in);
      norm.of(out, out);
      return out;
    }
  }

  /** A network; its convolutions on these hands. */
  public LiveStyle(FastStyle network, Hands hands) {
    this.network = network;
    for (NormedLayer layer : network.layers()) layers.add(new LiveLayer(layer, hands));
  }

  /**
   * The picture in the network's style, 0 to 255.
   *
   * @throws IllegalArgumentException if height or width are no multiples of {@link FastStyle#GRID}
   */
  public Plane restyled(Plane picture) {
    if (picture.height() % FastStyle.GRID != 0 || picture.width() % FastStyle.GRID != 0) {
      throw new IllegalArgumentException(
          "height and width must be multiples of %d, not %d and %d"
              .formatted(FastStyle.GRID, picture.height(), picture.width()));
    }
    int at = 0;
    Plane plane = picture;
    for (int k = 0; k < network.contract().size(); k++) plane = layers.get(at++).of(plane);
    for (int k = 0; k < network.residuals().size(); k++) {
      Plane more = layers.get(at + 1).of(layers.get(at).of(plane));
      float[] sum = more.numbers();
      for (int i = 0; i < sum.length; i++) sum[i] += plane.numbers()[i];
      plane = more;
      at += 2;
    }
    for (int k = 0; k < network.expand().size(); k++) plane = layers.get(at++).of(plane);
    float[] out = new float[plane.numbers().length];
    for (int k = 0; k < out.length; k++) {
      double colour = FastStyle.REACH * Math.tanh(plane.numbers()[k]) + FastStyle.MIDDLE;
      out[k] = (float) Math.clamp(colour, 0, FastStyle.WHITE);
    }
    return new Plane(plane.height(), plane.width(), plane.channels(), out);
  }
}
