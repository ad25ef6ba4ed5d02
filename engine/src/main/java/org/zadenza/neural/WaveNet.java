// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a WaveNet as NSynth's decoder is one (§10.3 of the specification), as a value: a
 * stack of dilated causal convolutions that says, sample by sample, which class comes next.
 *
 * <p>Its input is the sample before, as {@link MuLaw#input}, and beside it any further numbers of
 * the sample to come, the excitation. Conditions are numbers that hold for a frame of {@code hop}
 * samples; a WaveNet without them has no {@code condition} layers.
 *
 * @param cycle after so many layers the dilation is 1 again: layer n has 2^(n mod cycle)
 * @param hop samples of a frame of conditions
 */
public record WaveNet(
    int cycle,
    int hop,
    ConvLayer start,
    DenseLayer skipStart,
    List<Layer> layers,
    DenseLayer out,
    @Nullable DenseLayer outCondition,
    DenseLayer logits) {
  private static final int MOST_CYCLE = 16;

  /** One layer: its convolution's outputs are the gate's half and then the sound's half. */
  public record Layer(
      ConvLayer dilated, @Nullable DenseLayer condition, DenseLayer residual, DenseLayer skip) {}

  /** Checks that all layers fit on each other. */
  public WaveNet {
    layers = List.copyOf(layers);
    if (cycle < 1 || cycle > MOST_CYCLE || hop < 1 || layers.isEmpty()) {
      throw new IllegalArgumentException(
          "a WaveNet has layers, a cycle of 1 to %d and a hop: layers=%d, cycle=%d, hop=%d"
              .formatted(MOST_CYCLE, layers.size(), cycle, hop));
    }
    int residual = start.outputs();
    int conditions = outCondition == null ? 0 : outCondition.inputs();
    fit("the start's skip", skipStart.inputs(), residual);
    int skip = skipStart.outputs();
    for (int n = 0; n < layers.size(); n++) {
      Layer layer = layers.get(n);
      String what = "layer " + n;
      fit(what, layer.dilated.inputs(), residual);
      fit(what + "'s gates", layer.dilated.outputs() % 2, 0);
      int gated = layer.dilated.outputs() / 2;
      fit(what + "'s residual", layer.residual.inputs(), gated);
      fit(what + "'s residual", layer.residual.outputs(), residual);
      fit(what + "'s skip", layer.skip.inputs(), gated);
      fit(what + "'s skip", layer.skip.outputs(), skip);
      fit(what + "'s conditions", width(layer.condition), conditions);
      if (layer.condition != null) {
        fit(what + "'s conditions", layer.condition.outputs(), 2 * gated);
      }
    }
    fit("the output", out.inputs(), skip);
    if (outCondition != null) fit("the output's conditions", outCondition.outputs(), out.outputs());
    fit("the logits", logits.inputs(), out.outputs());
  }

  private static int width(@Nullable DenseLayer layer) {
    return layer == null ? 0 : layer.inputs();
  }

  private static void fit(String what, int is, int wanted) {
    if (is != wanted) {
      throw new IllegalArgumentException(
          "%s: %d where its neighbours need %d".formatted(what, is, wanted));
    }
  }

  /**
   * The same with every weight but the biases as the nearest {@link BrainFloat}: a kernel reads
   * half as much memory for each sample.
   */
  public WaveNet rounded() {
    List<Layer> nearest =
        layers.stream()
            .map(
                layer ->
                    new Layer(
                        rounded(layer.dilated),
                        layer.condition == null ? null : rounded(layer.condition),
                        rounded(layer.residual),
                        rounded(layer.skip)))
            .toList();
    return new WaveNet(
        cycle,
        hop,
        rounded(start),
        rounded(skipStart),
        nearest,
        rounded(out),
        outCondition == null ? null : rounded(outCondition),
        rounded(logits));
  }

  private static ConvLayer rounded(ConvLayer layer) {
    float[] kernel = BrainFloat.nearest(layer.kernel());
    return new ConvLayer(layer.taps(), layer.inputs(), layer.outputs(), kernel, layer.bias());
  }

  private static DenseLayer rounded(DenseLayer layer) {
    float[] kernel = BrainFloat.nearest(layer.kernel());
    return new DenseLayer(layer.inputs(), layer.outputs(), kernel, layer.bias());
  }

  /** How far apart the taps of a layer are, in samples. */
  public int dilation(int layer) {
    return 1 << (layer % cycle);
  }

  /** How many numbers the residual stream has. */
  public int residual() {
    return start.outputs();
  }

  /** How many numbers a frame of conditions has; 0 for an unconditional WaveNet. */
  public int conditions() {
    return width(outCondition);
  }

  /** How many numbers beside the sample before the network is given for each sample. */
  public int excitations() {
    return start.inputs() - 1;
  }

  /** How many classes it chooses among. */
  public int classes() {
    return logits.outputs();
  }

  /** How many samples back a sample can depend on, itself not counted. */
  public int reach() {
    int reach = start.taps();
    for (int n = 0; n < layers.size(); n++) {
      reach += (layers.get(n).dilated.taps() - 1) * dilation(n);
    }
    return reach;
  }

  /** Multiplications with additions for one sample, the conditions' not counted. */
  public long work() {
    long work = start.kernel().length + skipStart.kernel().length;
    for (Layer layer : layers) {
      work += layer.dilated.kernel().length;
      work += layer.residual.kernel().length + layer.skip.kernel().length;
    }
    return work + out.kernel().length + logits.kernel().length;
  }
}
