// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.drums;

import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.zadenza.models.codec.DrumsCodec;

/**
 * Batches of windows from recordings: each begins at a bar, and every bar is as likely to be met.
 *
 * <p>Batch n is a function of n and the seed. A window in mid-recording sees the token before it
 * and counts from where the recording began, but remembers nothing; one that is longer than its
 * recording is filled up and masked.
 */
final class DrumsWindows {
  private static final int BAR = DrumsCodec.STEPS_PER_BAR;
  private static final int INPUTS = DrumsCodec.CLASSES + DrumsCodec.COUNTER_BITS;

  private final List<int[]> sequences;
  private final int[] barsUpTo; // of all sequences up to and with this one
  private final int batch;
  private final int steps;
  private final long seed;

  DrumsWindows(List<int[]> sequences, int batch, int steps, long seed) {
    this.sequences = sequences;
    this.batch = batch;
    this.steps = steps;
    this.seed = seed;
    barsUpTo = new int[sequences.size()];
    int bars = 0;
    for (int k = 0; k < barsUpTo.length; k++) {
      bars += sequences.get(k).length / BAR;
      barsUpTo[k] = bars;
    }
  }

  /**
   * Batch n: features [batch, 518, steps], labels [batch, 512, steps], label mask [batch, steps].
   */
  DataSet batch(long n) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + n);
    float[] features = new float[batch * INPUTS * steps];
    float[] labels = new float[batch * DrumsCodec.CLASSES * steps];
    float[] mask = new float[batch * steps];
    float[] counter = new float[DrumsCodec.COUNTER_BITS];
    for (int item = 0; item < batch; item++) {
      int bar = random.nextInt(barsUpTo[barsUpTo.length - 1]);
      int k = 0;
      while (barsUpTo[k] <= bar) {
        k++;
      }
      int[] sequence = sequences.get(k);
      int barInSequence = bar - (k == 0 ? 0 : barsUpTo[k - 1]);
      int start = start(barInSequence, sequence.length / BAR, random);
      for (int t = 0; t < steps && start + t < sequence.length; t++) {
        int previous = start + t == 0 ? 0 : sequence[start + t - 1];
        features[(item * INPUTS + previous) * steps + t] = 1;
        DrumsCodec.counter(start + t, counter);
        for (int bit = 0; bit < counter.length; bit++) {
          features[(item * INPUTS + DrumsCodec.CLASSES + bit) * steps + t] = counter[bit];
        }
        labels[(item * DrumsCodec.CLASSES + sequence[start + t]) * steps + t] = 1;
        mask[item * steps + t] = 1;
      }
    }
    return new DataSet(
        array(features, batch, INPUTS, steps),
        array(labels, batch, DrumsCodec.CLASSES, steps),
        null,
        array(mask, batch, steps));
  }

  /** The step to begin at so that the window holds this bar at a random place. */
  private int start(int bar, int bars, SplittableRandom random) {
    int windowBars = steps / BAR;
    int latest = Math.max(0, bars - windowBars);
    return Math.clamp(bar - random.nextInt(windowBars), 0, latest) * BAR;
  }

  private static INDArray array(float[] values, int... shape) {
    return Nd4j.create(values, shape, 'c');
  }
}
