// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import java.util.Arrays;
import org.zadenza.neural.ConvLayer;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.MuLaw;

/**
 * From a sound to its code, in single precision, in loops that a compiler turns into vectors; equal
 * to {@link PlainEncoder} within rounding. Any thread.
 */
public final class SoundEncoder {
  private static final int PIECE = 64; // frames at once, so that a long sound needs little memory

  private SoundEncoder() {}

  /**
   * The code of a sound, frame by frame, with its level where the network's shape has one.
   *
   * @param samples 16 kHz, full scale is 1; the last frame is filled up with silence
   */
  public static float[][] encode(Nsynth net, float[] samples) { // [T] -> [F][code]
    NsynthShape shape = net.shape();
    if (!shape.levelled()) return latents(net.encoder(), samples);
    float[] levels = Levels.of(samples, shape.hop());
    float[][] code = latents(net.encoder(), Levels.levelled(samples, levels, shape.hop()));
    for (int f = 0; f < code.length; f++) {
      code[f] = Arrays.copyOf(code[f], shape.code());
      code[f][shape.latents()] = levels[f];
    }
    return code;
  }

  /** What the encoder itself makes of samples. */
  static float[][] latents(TemporalEncoder net, float[] samples) { // [T] -> [F][Z]
    float[][] code = new float[Math.ceilDiv(samples.length, net.hop())][];
    int around = Math.ceilDiv(reach(net), net.hop());
    for (int first = 0; first < code.length; first += PIECE) {
      int end = Math.min(code.length, first + PIECE);
      int from = Math.max(0, first - around);
      int to = Math.min(code.length, end + around);
      float[] input = new float[(to - from) * net.hop()];
      int known = Math.min(input.length, samples.length - from * net.hop());
      for (int t = 0; t < known; t++) {
        input[t] = MuLaw.input(MuLaw.encode(samples[from * net.hop() + t]));
      }
      float[] stream = stream(net, input);
      for (int f = first; f < end; f++) code[f] = frame(net, stream, f - from);
    }
    return code;
  }

  /** So many samples before and after one have a part in it. */
  private static int reach(TemporalEncoder net) {
    int out = net.start().taps() / 2;
    for (int n = 0; n < net.layers().size(); n++) {
      out += (net.layers().get(n).dilated().taps() / 2) << (n % net.cycle());
    }
    return out;
  }

  private static float[] stream(TemporalEncoder net, float[] input) { // [T] -> [T][W]
    int count = input.length;
    float[] stream = new float[count * net.start().outputs()];
    convolve(net.start(), 1, input, stream);
    float[] seen = new float[stream.length];
    for (int n = 0; n < net.layers().size(); n++) {
      TemporalEncoder.Layer layer = net.layers().get(n);
      for (int k = 0; k < stream.length; k++) seen[k] = Math.max(0, stream[k]);
      float[] inner = new float[count * layer.dilated().outputs()];
      convolve(layer.dilated(), 1 << (n % net.cycle()), seen, inner);
      for (int k = 0; k < inner.length; k++) inner[k] = Math.max(0, inner[k]);
      addDense(layer.residual(), inner, stream);
    }
    return stream;
  }

  private static float[] frame(TemporalEncoder net, float[] stream, int f) {
    int width = net.start().outputs();
    double[] mean = new double[width];
    for (int t = f * net.hop(); t < (f + 1) * net.hop(); t++) {
      for (int k = 0; k < width; k++) mean[k] += stream[t * width + k];
    }
    for (int k = 0; k < width; k++) mean[k] /= net.hop();
    double[] numbers = net.bottleneck().apply(mean);
    float[] out = new float[numbers.length];
    for (int k = 0; k < numbers.length; k++) out[k] = (float) numbers[k];
    return out;
  }

  private static void convolve(ConvLayer layer, int dilation, float[] x, float[] y) {
    int n = layer.inputs();
    int m = layer.outputs();
    int count = x.length / n;
    float[] row = new float[m]; // sums of one sample: close to the processor
    for (int t = 0; t < count; t++) {
      System.arraycopy(layer.bias(), 0, row, 0, m);
      for (int tap = 0; tap < layer.taps(); tap++) {
        int from = t + (tap - layer.taps() / 2) * dilation;
        if (from < 0 || from >= count) continue;
        addRows(layer.kernel(), tap * n, x, from * n, n, row);
      }
      System.arraycopy(row, 0, y, t * m, m);
    }
  }

  private static void addDense(DenseLayer layer, float[] x, float[] y) {
    int n = layer.inputs();
    int m = layer.outputs();
    float[] row = new float[m];
    for (int t = 0; t < x.length / n; t++) {
      System.arraycopy(layer.bias(), 0, row, 0, m);
      addRows(layer.kernel(), 0, x, t * n, n, row);
      for (int k = 0; k < m; k++) y[t * m + k] += row[k];
    }
  }

  private static void addRows(
      float[] kernel, int firstRow, float[] x, int at, int count, float[] row) {
    for (int k = 0; k < count; k++) {
      float value = x[at + k];
      if (value == 0) continue;
      int from = (firstRow + k) * row.length;
      for (int column = 0; column < row.length; column++) {
        row[column] += value * kernel[from + column];
      }
    }
  }
}
