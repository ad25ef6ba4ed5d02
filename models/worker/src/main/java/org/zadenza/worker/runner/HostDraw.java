// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.musicvae.MusicVae.Nade;

/** The likeliest row of some logits. */
final class HostDraw {
  private HostDraw() {}

  /** Reads the logits of a core from {@code from} on and writes its row from {@code to} on. */
  static void into(Core core, float[] logits, int from, float[] rows, int to) {
    int depth = core.depth();
    Nade nade = core.nade();
    if (nade != null) {
      nade(nade, logits, from, rows, to);
      return;
    }
    switch (core.kind()) {
      case CATEGORICAL -> {
        int best = 0;
        for (int k = 1; k < depth; k++) {
          if (logits[from + k] > logits[from + best]) best = k;
        }
        rows[to + best] = 1;
      }
      case GROOVE -> {
        int drums = depth / 3;
        for (int k = 0; k < drums; k++) {
          rows[to + k] = logits[from + k] > 0 ? 1 : 0;
          rows[to + drums + k] = (float) logistic(logits[from + drums + k]);
          rows[to + 2 * drums + k] = (float) Math.tanh(logits[from + 2 * drums + k]);
        }
      }
      default -> {
        for (int k = 0; k < depth; k++) rows[to + k] = logits[from + k] >= 0 ? 1 : 0;
      }
    }
  }

  private static void nade(Nade nade, float[] logits, int from, float[] rows, int to) {
    int width = nade.hidden();
    double[] a = new double[width];
    for (int m = 0; m < width; m++) a[m] = logits[from + m];
    for (int k = 0; k < nade.bits(); k++) {
      double sum = logits[from + width + k];
      for (int m = 0; m < width; m++) sum += logistic(a[m]) * nade.decoding()[k * width + m];
      boolean hit = sum >= 0;
      rows[to + k] = hit ? 1 : 0;
      for (int m = 0; hit && m < width; m++) a[m] += nade.encoding()[k * width + m];
    }
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
