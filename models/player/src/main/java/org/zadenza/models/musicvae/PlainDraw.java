// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.musicvae.MusicVae.Nade;

/**
 * From logits to a row, as the formulas are written: the oracle of {@link LiveDraw}. Temperature T
 * = 0 draws nothing.
 */
record PlainDraw(double temperature, RandomGenerator random, boolean drawNade) {
  /** The numbers of one core at one step. */
  double[] row(Core core, double[] logits) {
    return switch (core.kind()) {
      case CATEGORICAL -> oneHot(logits);
      case BERNOULLI -> bits(logits);
      case NADE -> nade(core.nade(), logits);
      case GROOVE -> groove(logits);
    };
  }

  /** One class: the first of the most likely, or drawn from softmax(l / T). */
  private double[] oneHot(double[] logits) {
    double most = Arrays.stream(logits).max().orElseThrow();
    double[] out = new double[logits.length];
    int chosen = 0;
    if (temperature == 0) {
      while (logits[chosen] < most) chosen++;
    } else {
      double[] p = Arrays.stream(logits).map(l -> Math.exp((l - most) / temperature)).toArray();
      double u = random.nextDouble() * Arrays.stream(p).sum();
      double below = p[0];
      while (u >= below && chosen < p.length - 1) below += p[++chosen];
    }
    out[chosen] = 1;
    return out;
  }

  /** Each bit for itself: l >= 0, or drawn with probability logistic(l / T). */
  private double[] bits(double[] logits) {
    return Arrays.stream(logits)
        .map(
            l ->
                temperature == 0
                    ? (l >= 0 ? 1 : 0)
                    : logistic(l / temperature) >= random.nextDouble() ? 1 : 0)
        .toArray();
  }

  /** a = l[0..H]; p_i = logistic(l[H + i] + logistic(a) . dec_i); a += v_i enc_i. */
  private double[] nade(Nade nade, double[] logits) {
    int hidden = nade.hidden();
    double[] a = Arrays.copyOf(logits, hidden); // [H]
    double[] v = new double[nade.bits()]; // [D]
    for (int i = 0; i < v.length; i++) {
      double sum = logits[hidden + i];
      for (int k = 0; k < hidden; k++) {
        sum += logistic(a[k]) * nade.decoding()[i * hidden + k];
      }
      boolean drawn = drawNade && temperature > 0;
      double p = logistic(drawn ? sum / temperature : sum);
      v[i] = p >= (drawn ? random.nextDouble() : 0.5) ? 1 : 0;
      for (int k = 0; k < hidden; k++) {
        a[k] += v[i] * nade.encoding()[i * hidden + k];
      }
    }
    return v;
  }

  /** Thirds: hits, logistic(velocity), tanh(offset). */
  private double[] groove(double[] logits) {
    int drums = logits.length / 3;
    double[] out = new double[logits.length];
    for (int k = 0; k < drums; k++) {
      double p = logistic(temperature == 0 ? logits[k] : logits[k] / temperature);
      out[k] = p > (temperature == 0 ? 0.5 : random.nextDouble()) ? 1 : 0;
      out[drums + k] = logistic(logits[drums + k]);
      out[2 * drums + k] = Math.tanh(logits[2 * drums + k]);
    }
    return out;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
