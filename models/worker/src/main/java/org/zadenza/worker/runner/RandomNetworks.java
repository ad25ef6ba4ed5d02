// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.musicvae.MusicVae;
import org.zadenza.models.musicvae.MusicVae.Bidirectional;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.picture.Convolution;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.models.picture.NormedLayer;
import org.zadenza.neural.ConvLayer;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LstmLayer;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.neural.MuLaw;
import org.zadenza.neural.WaveNet;

/** Networks of small random weights, to be measured. */
record RandomNetworks(SplittableRandom random) {
  /** An LSTM that takes and gives classes. */
  LstmNetwork lstm(int layers, int units, int classes) {
    List<LstmLayer> stack = new ArrayList<>();
    for (int k = 0; k < layers; k++) stack.add(cell(k == 0 ? classes : units, units));
    return new LstmNetwork(stack, classes, floats(units * classes, 0.1), floats(classes, 0.1));
  }

  /** A MusicVAE with as many parts, and a conductor where there are segments. */
  KnownModel.Vae vae(int steps, int segments, int parts, int units, int depth) {
    int z = 256;
    List<Core> cores = new ArrayList<>();
    for (int k = 0; k < parts; k++) {
      cores.add(
          new Core(
              List.of(cell(depth + z, units), cell(units, units)),
              dense(z, 4 * units),
              dense(units, depth),
              MusicVae.Output.CATEGORICAL,
              null));
    }
    MusicVae.Decoder decoder =
        segments == 0
            ? new MusicVae.FlatDecoder(cores)
            : new MusicVae.Conductor(
                segments, dense(z, 4 * z), List.of(cell(1, z), cell(z, z)), cores);
    MusicVae network =
        new MusicVae(
            steps,
            0,
            new MusicVae.FlatEncoder(List.of(new Bidirectional(cell(depth, 8), cell(depth, 8)))),
            dense(16, z),
            null,
            decoder);
    return new KnownModel.Vae("vae", "", "", "", network);
  }

  /** A WaveNet as NSynth's voices are: 17 conditions, and 16 numbers of excitation. */
  WaveNet waveNet(int residual, int layers) {
    int skip = 64;
    int conditions = 17;
    List<WaveNet.Layer> stack = new ArrayList<>();
    for (int n = 0; n < layers; n++) {
      stack.add(
          new WaveNet.Layer(
              twoTaps(residual, 2 * residual),
              dense(conditions, 2 * residual),
              dense(residual, residual),
              dense(residual, skip)));
    }
    return new WaveNet(
        10,
        512,
        twoTaps(17, residual),
        dense(residual, skip),
        stack,
        dense(skip, skip),
        dense(conditions, skip),
        dense(skip, MuLaw.CLASSES));
  }

  /** A network for pictures with so many channels after each of its first three layers. */
  FastStyle style(int first, int second, int third, int blocks) {
    List<FastStyle.Residual> residuals = new ArrayList<>();
    for (int k = 0; k < blocks; k++) {
      residuals.add(
          new FastStyle.Residual(
              normed(3, 1, third, third, false, true), normed(3, 1, third, third, false, false)));
    }
    return new FastStyle(
        List.of(
            normed(9, 1, 3, first, false, true),
            normed(3, 2, first, second, false, true),
            normed(3, 2, second, third, false, true)),
        residuals,
        List.of(
            normed(3, 2, third, second, true, true),
            normed(3, 2, second, first, true, true),
            normed(9, 1, first, 3, false, false)));
  }

  private NormedLayer normed(
      int size, int stride, int inputs, int outputs, boolean transposed, boolean relu) {
    float[] kernel = floats(size * size * inputs * outputs, 1.7 / Math.sqrt(size * size * inputs));
    float[] scale = floats(outputs, 0.5);
    for (int k = 0; k < outputs; k++) scale[k] += 1;
    return new NormedLayer(
        new Convolution(size, stride, inputs, outputs, transposed, kernel),
        floats(outputs, 0.5),
        scale,
        relu);
  }

  private ConvLayer twoTaps(int inputs, int outputs) {
    return new ConvLayer(
        2, inputs, outputs, floats(2 * inputs * outputs, 0.1), floats(outputs, 0.1));
  }

  private LstmLayer cell(int inputs, int units) {
    return new LstmLayer(
        inputs, units, floats((inputs + units) * 4 * units, 0.1), floats(4 * units, 0.1));
  }

  private DenseLayer dense(int inputs, int outputs) {
    return new DenseLayer(inputs, outputs, floats(inputs * outputs, 0.1), floats(outputs, 0.1));
  }

  /** Numbers up to a scale on either side of zero. */
  float[] floats(int count, double scale) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) random.nextDouble(-scale, scale);
    return out;
  }
}
