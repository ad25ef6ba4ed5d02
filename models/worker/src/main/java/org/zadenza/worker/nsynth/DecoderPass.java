// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/**
 * NSynth's decoder over one crop at once, each sample seeing the real ones before it, and back.
 *
 * <p>T = samples, F = frames, C = conditions, R = residual channels, S = skip channels.
 */
final class DecoderPass {
  private final int hop;
  private final boolean mixed;
  private final int guesses;
  private final MixtureLoss mixture = new MixtureLoss();
  private final Convolution start;
  private final Convolution skipStart;
  private final List<Layer> layers = new ArrayList<>();
  private final Convolution out;
  private final Convolution outCondition;
  private final Convolution logits;
  private final Block stream; // what the first layer sees, [T, R]
  private final Block skip; // [T, S]
  private final Block inner; // [T, S]
  private final Block choice; // [T, outputs]
  private final Block held; // conditions through a layer, [F, 2R]
  private final Block heldOut; // [F, S]
  private final Block dStream;
  private final Block dGated;
  private final Block dSkip;
  private final Block dInner;

  /** A layer with what it saw, its gates' halves and their product. */
  private record Layer(
      Convolution dilated,
      Convolution condition,
      Convolution residual,
      Convolution skip,
      Block seen,
      Block halves,
      Block gated) {}

  /** A decoder of crops of so many samples, a multiple of the hop. */
  DecoderPass(Parameters parameters, NsynthShape shape, int samples) {
    hop = shape.hop();
    mixed = shape.pitched();
    guesses = shape.guesses();
    int residual = shape.residual();
    int frames = samples / hop;
    start = Convolution.causal(parameters, "startconv", shape.taps(), 1);
    skipStart = Convolution.dense(parameters, "skip_start");
    for (int n = 0; n < shape.layers(); n++) {
      int number = n + 1;
      layers.add(
          new Layer(
              Convolution.causal(
                  parameters, "dilatedconv_" + number, shape.taps(), shape.dilation(n)),
              Convolution.dense(parameters, "cond_map_" + number),
              Convolution.dense(parameters, "res_" + number),
              Convolution.dense(parameters, "skip_" + number),
              Block.zeros(samples, residual),
              Block.zeros(samples, 2 * residual),
              Block.zeros(samples, residual)));
    }
    out = Convolution.dense(parameters, "out1");
    outCondition = Convolution.dense(parameters, "cond_map_out1");
    logits = Convolution.dense(parameters, "logits");
    stream = layers.getFirst().seen;
    skip = Block.zeros(samples, shape.skip());
    inner = Block.zeros(samples, shape.skip());
    choice = Block.zeros(samples, shape.outputs());
    held = Block.zeros(frames, 2 * residual);
    heldOut = Block.zeros(frames, shape.skip());
    dStream = Block.zeros(samples, residual);
    dGated = Block.zeros(samples, residual);
    dSkip = Block.zeros(samples, shape.skip());
    dInner = Block.zeros(samples, shape.skip());
  }

  /**
   * The cross-entropy of the sound, in nats, summed over the samples.
   *
   * @param input the sample before and the excitation, [T, 1 + E]
   * @param condition [F, C]
   * @param sound the class of each sample
   * @param scale what the slopes are multiplied by
   */
  double forwards(Block input, Block condition, int[] sound, float scale) {
    Rows.repeat(start.bias(), stream);
    start.forwards(input, stream);
    Rows.repeat(skipStart.bias(), skip);
    skipStart.forwards(stream, skip);
    for (int n = 0; n < layers.size(); n++) {
      Layer layer = layers.get(n);
      hold(layer.condition, condition, held);
      Rows.spread(held, layer.dilated.bias(), hop, layer.halves);
      layer.dilated.forwards(layer.seen, layer.halves);
      Rows.gate(layer.halves, layer.gated);
      Rows.add(skip, layer.skip.bias(), skip);
      layer.skip.forwards(layer.gated, skip);
      if (n + 1 < layers.size()) {
        Block next = layers.get(n + 1).seen;
        Rows.add(layer.seen, layer.residual.bias(), next);
        layer.residual.forwards(layer.gated, next);
      }
    }
    Rows.positive(skip, skip);
    hold(outCondition, condition, heldOut);
    Rows.spread(heldOut, out.bias(), hop, inner);
    out.forwards(skip, inner);
    Rows.positive(inner, inner);
    Rows.repeat(logits.bias(), choice);
    logits.forwards(inner, choice);
    return mixed
        ? mixture.sum(choice, input, guesses, sound, scale)
        : Rows.crossEntropy(choice, sound, scale);
  }

  private static void hold(Convolution layer, Block condition, Block out) {
    Rows.repeat(layer.bias(), out);
    layer.forwards(condition, out);
  }

  /**
   * Adds the slopes of the last {@link #forwards} by the weights.
   *
   * @param dCondition gets those by the conditions added
   */
  void back(Block input, Block condition, Block dCondition) {
    logits.backToBias(choice);
    dInner.clear();
    logits.back(inner, choice, dInner);
    Rows.positiveBack(inner, dInner);
    backToFrames(out, outCondition, dInner, heldOut, condition, dCondition);
    dSkip.clear();
    out.back(skip, dInner, dSkip);
    Rows.positiveBack(skip, dSkip);
    dStream.clear();
    for (int n = layers.size() - 1; n >= 0; n--) {
      Layer layer = layers.get(n);
      layer.skip.backToBias(dSkip);
      dGated.clear();
      layer.skip.back(layer.gated, dSkip, dGated);
      if (n + 1 < layers.size()) {
        layer.residual.backToBias(dStream);
        layer.residual.back(layer.gated, dStream, dGated);
      }
      Rows.gateBack(layer.halves, dGated);
      backToFrames(layer.dilated, layer.condition, layer.halves, held, condition, dCondition);
      layer.dilated.back(layer.seen, layer.halves, dStream);
    }
    skipStart.backToBias(dSkip);
    skipStart.back(stream, dSkip, dStream);
    start.backToBias(dStream);
    start.back(input, dStream, null);
  }

  /** The slopes by what is the same for a frame: the bias and what the conditions add. */
  private void backToFrames(
      Convolution sums,
      Convolution held,
      Block slopes,
      Block dHeld,
      Block condition,
      Block dCondition) {
    dHeld.clear();
    for (int f = 0; f < dHeld.rows(); f++) {
      Rows.addSum(slopes, f * hop, hop, 1, dHeld, f);
    }
    sums.backToBias(dHeld);
    held.backToBias(dHeld);
    held.back(condition, dHeld, dCondition);
  }
}
