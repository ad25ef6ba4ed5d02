// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.ConvLayer;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.WaveNet;

/**
 * An NSynth network: the encoder from a sound to its code, and the decoder from a code to sound.
 *
 * <p>Tensors have the names and the layout of the published checkpoints, {@code LAYER/W} [1, taps,
 * inputs, outputs] and {@code LAYER/biases} [outputs].
 */
public record Nsynth(NsynthShape shape, TemporalEncoder encoder, WaveNet decoder) {
  /** The name of the model. */
  public static final String NAME = "nsynth";

  /** The name of one whose decoder is not given the pitch, as published. */
  public static final String PLAIN = "nsynth-plain";

  /** The tensors of a network of some shape, with their lengths, in the order of computation. */
  public static Map<String, List<Integer>> layout(NsynthShape shape) {
    Map<String, List<Integer>> out = new LinkedHashMap<>();
    int width = shape.encoder();
    put(out, "ae_startconv", shape.encoderTaps(), 1, width);
    for (int n = 1; n <= shape.encoderLayers(); n++) {
      put(out, "ae_dilatedconv_" + n, shape.encoderTaps(), width, width);
      put(out, "ae_res_" + n, 1, width, width);
    }
    put(out, "ae_bottleneck", 1, width, shape.latents());
    int residual = shape.residual();
    put(out, "startconv", shape.taps(), 1 + shape.excitations(), residual);
    put(out, "skip_start", 1, residual, shape.skip());
    for (int n = 1; n <= shape.layers(); n++) {
      put(out, "dilatedconv_" + n, shape.taps(), residual, 2 * residual);
      put(out, "cond_map_" + n, 1, shape.conditions(), 2 * residual);
      put(out, "res_" + n, 1, residual, residual);
      put(out, "skip_" + n, 1, residual, shape.skip());
    }
    put(out, "out1", 1, shape.skip(), shape.skip());
    put(out, "cond_map_out1", 1, shape.conditions(), shape.skip());
    put(out, "logits", 1, shape.skip(), shape.outputs());
    return out;
  }

  private static void put(
      Map<String, List<Integer>> out, String layer, int taps, int inputs, int outputs) {
    out.put(layer + "/W", List.of(1, taps, inputs, outputs));
    out.put(layer + "/biases", List.of(outputs));
  }

  /** The network that the tensors hold. */
  public static Nsynth read(SafeTensors tensors, NsynthShape shape) throws WeightsException {
    Reader in = new Reader(tensors, layout(shape));
    List<TemporalEncoder.Layer> read = new ArrayList<>();
    for (int n = 1; n <= shape.encoderLayers(); n++) {
      read.add(new TemporalEncoder.Layer(in.conv("ae_dilatedconv_" + n), in.dense("ae_res_" + n)));
    }
    TemporalEncoder encoder =
        new TemporalEncoder(
            shape.cycle(), shape.hop(), in.conv("ae_startconv"), read, in.dense("ae_bottleneck"));
    List<WaveNet.Layer> layers = new ArrayList<>();
    for (int n = 1; n <= shape.layers(); n++) {
      layers.add(
          new WaveNet.Layer(
              in.conv("dilatedconv_" + n),
              in.dense("cond_map_" + n),
              in.dense("res_" + n),
              in.dense("skip_" + n)));
    }
    WaveNet decoder =
        new WaveNet(
            shape.cycle(),
            shape.hop(),
            in.conv("startconv"),
            in.dense("skip_start"),
            layers,
            in.dense("out1"),
            in.dense("cond_map_out1"),
            in.dense("logits"));
    return new Nsynth(shape, encoder, decoder);
  }

  /** The same with the decoder's weights as the nearest numbers of 16 bits. */
  public Nsynth rounded() {
    return new Nsynth(shape, encoder, decoder.rounded());
  }

  /** What its sounds are known by, 64 hexadecimal digits: equal for equal decoders. */
  public String fingerprint() {
    return Fingerprint.of(shape, decoder);
  }

  /** Layers by the names of their tensors. */
  private record Reader(SafeTensors tensors, Map<String, List<Integer>> layout) {
    ConvLayer conv(String name) throws WeightsException {
      List<Integer> shape = layout.get(name + "/W");
      int taps = shape.get(1);
      int inputs = shape.get(2);
      int outputs = shape.get(3);
      return new ConvLayer(
          taps,
          inputs,
          outputs,
          tensors.require(name + "/W", 1, taps, inputs, outputs),
          tensors.require(name + "/biases", outputs));
    }

    DenseLayer dense(String name) throws WeightsException {
      ConvLayer layer = conv(name);
      return new DenseLayer(layer.inputs(), layer.outputs(), layer.kernel(), layer.bias());
    }
  }
}
