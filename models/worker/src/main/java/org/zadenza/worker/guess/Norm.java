// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.guess;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/**
 * Batch normalisation (Ioffe and Szegedy, 2015): each channel of a batch gets the mean {@code
 * middle} and the standard deviation {@code gain}, and the way back. What is judged is normalised
 * by a mean and a variance that follow those of the batches; no slopes lead to these two.
 */
final class Norm {
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  private static final double LEAST = 1e-5; // variance
  private static final double FOLLOWING = 0.1;

  private final Block gain;
  private final Block middle;
  private final Block gainSlopes;
  private final Block middleSlopes;
  private final Block usualMean;
  private final Block usualVariance;
  private final float[] scale;
  private final float[] shift;
  private final double[] mean;
  private final double[] deviation;

  Norm(Parameters parameters, String prefix) {
    gain = parameters.value(prefix + "gain");
    middle = parameters.value(prefix + "middle");
    gainSlopes = parameters.slope(prefix + "gain");
    middleSlopes = parameters.slope(prefix + "middle");
    usualMean = parameters.value(prefix + "mean");
    usualVariance = parameters.value(prefix + "variance");
    int channels = gain.columns();
    scale = new float[channels];
    shift = new float[channels];
    mean = new double[channels];
    deviation = new double[channels];
  }

  /** The names of its tensors. */
  static void names(Parameters.Names names, String prefix, int channels) {
    for (String name : List.of("gain", "middle", "mean", "variance")) {
      names.add(prefix + name, List.of(channels));
    }
  }

  /** As it is before anything was learnt. */
  void reset() {
    for (int c = 0; c < scale.length; c++) {
      gain.set(0, c, 1);
      usualVariance.set(0, c, 1);
    }
  }

  /** What a channel is to be multiplied by. */
  float[] scale() {
    return scale;
  }

  /** What is then to be added to it. */
  float[] shift() {
    return shift;
  }

  /** By what is usual. */
  void judge() {
    for (int c = 0; c < scale.length; c++) {
      mean[c] = usualMean.get(0, c);
      deviation[c] = Math.sqrt(usualVariance.get(0, c) + LEAST);
    }
    set();
  }

  /** By this batch, which what is usual follows. */
  void learn(Block batch) {
    double[] variance = new double[scale.length];
    Arrays.fill(mean, 0);
    MemorySegment x = batch.numbers();
    long at = 0;
    for (int row = 0; row < batch.rows(); row++) {
      for (int c = 0; c < mean.length; c++, at++) {
        float value = x.getAtIndex(FLOAT, at);
        mean[c] += value;
        variance[c] += (double) value * value;
      }
    }
    for (int c = 0; c < mean.length; c++) {
      mean[c] /= batch.rows();
      variance[c] = Math.max(0, variance[c] / batch.rows() - mean[c] * mean[c]);
      deviation[c] = Math.sqrt(variance[c] + LEAST);
      follow(usualMean, c, mean[c]);
      follow(usualVariance, c, variance[c]);
    }
    set();
  }

  private static void follow(Block usual, int channel, double now) {
    usual.set(0, channel, (float) ((1 - FOLLOWING) * usual.get(0, channel) + FOLLOWING * now));
  }

  private void set() {
    for (int c = 0; c < scale.length; c++) {
      scale[c] = (float) (gain.get(0, c) / deviation[c]);
      shift[c] = (float) (middle.get(0, c) - mean[c] * gain.get(0, c) / deviation[c]);
    }
  }

  /**
   * Adds the slopes by gain and middle.
   *
   * @param batch what was learnt from
   * @param slopes by what was made of it; become those by it
   */
  void back(Block batch, Block slopes) {
    double[] sums = new double[scale.length];
    double[] products = new double[scale.length];
    MemorySegment x = batch.numbers();
    MemorySegment s = slopes.numbers();
    long at = 0;
    for (int row = 0; row < batch.rows(); row++) {
      for (int c = 0; c < sums.length; c++, at++) {
        double slope = s.getAtIndex(FLOAT, at);
        if (slope == 0) continue;
        sums[c] += slope;
        products[c] += slope * (x.getAtIndex(FLOAT, at) - mean[c]);
      }
    }
    float[] plus = new float[scale.length]; // scale (slope - sum / n - (x - mean) product / n)
    float[] times = new float[scale.length];
    for (int c = 0; c < sums.length; c++) {
      double product = products[c] / deviation[c];
      gainSlopes.set(0, c, (float) (gainSlopes.get(0, c) + product));
      middleSlopes.set(0, c, (float) (middleSlopes.get(0, c) + sums[c]));
      double each = product / deviation[c] / batch.rows();
      times[c] = (float) (-scale[c] * each);
      plus[c] = (float) (scale[c] * (mean[c] * each - sums[c] / batch.rows()));
    }
    at = 0;
    for (int row = 0; row < batch.rows(); row++) {
      for (int c = 0; c < plus.length; c++, at++) {
        float own = scale[c] * s.getAtIndex(FLOAT, at);
        s.setAtIndex(FLOAT, at, own + times[c] * x.getAtIndex(FLOAT, at) + plus[c]);
      }
    }
  }
}
