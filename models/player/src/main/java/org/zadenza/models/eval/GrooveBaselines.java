// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import java.util.List;
import org.zadenza.models.codec.GrooveCodec;

/** The simplest that could play a groove, learnt from some grooves. */
final class GrooveBaselines {
  private static final int DRUMS = GrooveCodec.WIDTH / 3;
  private static final int BAR = 16;

  private final List<float[][]> train;
  private final long[][] hits; // each phrase's, a bit for each step of each drum
  private final long[] taps; // each phrase's, a bit for each step
  private final float[][] means = new float[BAR][GrooveCodec.WIDTH];
  private final float meanVelocity;

  GrooveBaselines(List<float[][]> train) {
    this.train = train;
    hits = train.stream().map(GrooveBaselines::bits).toArray(long[][]::new);
    taps = train.stream().mapToLong(phrase -> union(bits(phrase))).toArray();
    double[][] counts = new double[BAR][DRUMS];
    double[][] sums = new double[BAR][GrooveCodec.WIDTH];
    double velocities = 0;
    double all = 0;
    for (float[][] phrase : train) {
      for (int t = 0; t < phrase.length; t++) {
        for (int k = 0; k < DRUMS; k++) {
          if (phrase[t][k] > 0.5) {
            counts[t % BAR][k]++;
            sums[t % BAR][DRUMS + k] += phrase[t][DRUMS + k];
            sums[t % BAR][2 * DRUMS + k] += phrase[t][2 * DRUMS + k];
            velocities += phrase[t][DRUMS + k];
            all++;
          }
        }
      }
    }
    meanVelocity = (float) (velocities / Math.max(1, all));
    for (int place = 0; place < BAR; place++) {
      for (int k = 0; k < DRUMS; k++) {
        double n = counts[place][k];
        means[place][DRUMS + k] = n == 0 ? meanVelocity : (float) (sums[place][DRUMS + k] / n);
        means[place][2 * DRUMS + k] = n == 0 ? 0 : (float) (sums[place][2 * DRUMS + k] / n);
      }
    }
  }

  /** The same hits, each as its drum is played on its sixteenth of the bar in the mean. */
  float[][] mean(float[][] phrase) {
    float[][] out = GrooveCodec.hitsOnly(phrase);
    for (int t = 0; t < out.length; t++) {
      for (int k = DRUMS; k < GrooveCodec.WIDTH; k++) {
        out[t][k] = means[t % BAR][k];
      }
    }
    return out;
  }

  /** The same hits on the grid, equally strong. */
  float[][] machine(float[][] phrase) {
    float[][] out = GrooveCodec.hitsOnly(phrase);
    for (float[] row : out) {
      for (int k = DRUMS; k < 2 * DRUMS; k++) {
        row[k] = meanVelocity;
      }
    }
    return out;
  }

  /** The same hits, played as in the phrase that differs in the fewest of them. */
  float[][] nearest(float[][] phrase) {
    long[] wanted = bits(phrase);
    int best = 0;
    int fewest = Integer.MAX_VALUE;
    for (int n = 0; n < hits.length; n++) {
      int different = 0;
      for (int k = 0; k < DRUMS; k++) {
        different += Long.bitCount(hits[n][k] ^ wanted[k]);
      }
      if (different < fewest) {
        fewest = different;
        best = n;
      }
    }
    float[][] out = mean(phrase);
    for (int t = 0; t < out.length; t++) {
      for (int k = 0; k < DRUMS; k++) {
        if (train.get(best)[t][k] > 0.5) {
          out[t][DRUMS + k] = train.get(best)[t][DRUMS + k];
          out[t][2 * DRUMS + k] = train.get(best)[t][2 * DRUMS + k];
        }
      }
    }
    return out;
  }

  /** The phrase whose taps are the most like this one's. */
  float[][] nearestByTaps(float[][] phrase) {
    long wanted = union(bits(phrase));
    int best = 0;
    for (int n = 1; n < taps.length; n++) {
      if (Long.bitCount(taps[n] ^ wanted) < Long.bitCount(taps[best] ^ wanted)) best = n;
    }
    return train.get(best);
  }

  /** For each drum a bit for each step: phrases have up to 64 of them. */
  private static long[] bits(float[][] phrase) {
    long[] bits = new long[DRUMS];
    for (int t = 0; t < phrase.length; t++) {
      for (int k = 0; k < DRUMS; k++) {
        if (phrase[t][k] > 0.5) bits[k] |= 1L << t;
      }
    }
    return bits;
  }

  private static long union(long[] bits) {
    long all = 0;
    for (long drum : bits) all |= drum;
    return all;
  }
}
