// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/** NSynth's encoder over one crop, and back: T samples, W channels, F frames, Z latents. */
final class EncoderPass {
  private final int hop;
  private final Convolution start;
  private final List<Layer> layers = new ArrayList<>();
  private final Convolution bottleneck;
  private final Block input; // [T, 1]
  private final Block stream; // [T, W]
  private final Block means; // [F, W]
  private final Block code; // [F, Z]
  private final Block dStream;
  private final Block dInner;
  private final Block dSeen;
  private final Block dMeans;
  private final Block nothing; // [1, W]

  /** A layer with what it saw and what lies between its two products. */
  private record Layer(Convolution dilated, Convolution residual, Block seen, Block inner) {}

  /** An encoder of crops of so many samples, a multiple of the hop. */
  EncoderPass(Parameters parameters, NsynthShape shape, int samples) {
    hop = shape.hop();
    int width = shape.encoder();
    int frames = samples / hop;
    start = Convolution.centred(parameters, "ae_startconv", shape.encoderTaps(), 1);
    for (int n = 0; n < shape.encoderLayers(); n++) {
      String dilated = "ae_dilatedconv_" + (n + 1);
      layers.add(
          new Layer(
              Convolution.centred(parameters, dilated, shape.encoderTaps(), shape.dilation(n)),
              Convolution.dense(parameters, "ae_res_" + (n + 1)),
              Block.zeros(samples, width),
              Block.zeros(samples, width)));
    }
    bottleneck = Convolution.dense(parameters, "ae_bottleneck");
    input = Block.zeros(samples, 1);
    stream = Block.zeros(samples, width);
    means = Block.zeros(frames, width);
    code = Block.zeros(frames, shape.latents());
    dStream = Block.zeros(samples, width);
    dInner = Block.zeros(samples, width);
    dSeen = Block.zeros(samples, width);
    dMeans = Block.zeros(frames, width);
    nothing = Block.zeros(1, width);
  }

  /** The code of a sound, the same block each time. */
  Block forwards(float[] sound) {
    input.assign(sound);
    Rows.repeat(start.bias(), stream);
    start.forwards(input, stream);
    for (Layer layer : layers) {
      Rows.positive(stream, layer.seen);
      Rows.repeat(layer.dilated.bias(), layer.inner);
      layer.dilated.forwards(layer.seen, layer.inner);
      Rows.positive(layer.inner, layer.inner);
      Rows.add(stream, layer.residual.bias(), stream);
      layer.residual.forwards(layer.inner, stream);
    }
    means.clear();
    for (int f = 0; f < means.rows(); f++) {
      Rows.addSum(stream, f * hop, hop, 1f / hop, means, f);
    }
    Rows.repeat(bottleneck.bias(), code);
    bottleneck.forwards(means, code);
    return code;
  }

  /** Adds the slopes by the weights, given those by the code of the last {@link #forwards}. */
  void back(Block dCode) {
    bottleneck.backToBias(dCode);
    dMeans.clear();
    bottleneck.back(means, dCode, dMeans);
    for (int k = 0; k < dMeans.rows(); k++) {
      for (int m = 0; m < dMeans.columns(); m++) {
        dMeans.set(k, m, dMeans.get(k, m) / hop);
      }
    }
    Rows.spread(dMeans, nothing, hop, dStream);
    for (Layer layer : layers.reversed()) {
      layer.residual.backToBias(dStream);
      dInner.clear();
      layer.residual.back(layer.inner, dStream, dInner);
      Rows.positiveBack(layer.inner, dInner);
      layer.dilated.backToBias(dInner);
      dSeen.clear();
      layer.dilated.back(layer.seen, dInner, dSeen);
      Rows.positiveBack(layer.seen, dSeen);
      Rows.add(dSeen, dStream);
    }
    start.backToBias(dStream);
    start.back(input, dStream, null);
  }
}
