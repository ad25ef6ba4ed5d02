// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import java.util.List;
import org.zadenza.neural.ConvLayer;
import org.zadenza.neural.DenseLayer;

/**
 * The weights of NSynth's encoder (§10.2 of the specification), as a value: dilated convolutions
 * that look both ways, then for each {@code hop} samples the mean, cut down to a few numbers.
 */
public record TemporalEncoder(
    int cycle, int hop, ConvLayer start, List<Layer> layers, DenseLayer bottleneck) {
  /** One layer: relu, convolution, relu, 1 x 1, added to what came in. */
  public record Layer(ConvLayer dilated, DenseLayer residual) {}

  /** Checks that all layers fit on each other. */
  public TemporalEncoder {
    layers = List.copyOf(layers);
    int width = start.outputs();
    boolean fits = start.inputs() == 1 && bottleneck.inputs() == width;
    for (Layer layer : layers) {
      fits &= layer.dilated.inputs() == width && layer.residual.outputs() == width;
      fits &= layer.dilated.outputs() == layer.residual.inputs();
      fits &= layer.dilated.taps() % 2 == 1;
    }
    if (!fits || cycle < 1 || hop < 1) {
      throw new IllegalArgumentException("the encoder's layers do not fit on each other");
    }
  }

  /** How many numbers a frame has. */
  public int latents() {
    return bottleneck.outputs();
  }
}
