// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import org.jspecify.annotations.Nullable;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.musicvae.MusicVae.Nade;
import org.zadenza.models.musicvae.MusicVae.Output;
import org.zadenza.neural.Softmax;

/** From logits to a row, without allocating. */
final class LiveDraw {
  private final Output kind;
  private final @Nullable Nade nade;
  private final int core;
  private final int logitsCount;
  private final int depth;
  private final double[] probabilities;
  private final float[] hidden;

  LiveDraw(Core core, int index) {
    kind = core.kind();
    nade = core.nade();
    this.core = index;
    logitsCount = core.output().outputs();
    depth = core.depth();
    probabilities = new double[kind == Output.CATEGORICAL ? depth : 0];
    hidden = new float[nade == null ? 0 : nade.hidden()];
  }

  /** Writes the core's numbers of step {@code step} into {@code row} from {@code at} on. */
  void into(float[] logits, Sampling sampling, int step, float[] row, int at) {
    sampling.bias().apply(core, step, logits, logitsCount);
    if (nade != null) {
      bits(nade, logits, sampling, row, at);
      return;
    }
    switch (kind) {
      case CATEGORICAL -> oneHot(logits, sampling, row, at);
      case GROOVE -> groove(logits, sampling, row, at);
      default -> bits(logits, sampling, row, at);
    }
  }

  private void oneHot(float[] logits, Sampling sampling, float[] row, int at) {
    Softmax.probabilities(logits, sampling.temperature(), probabilities);
    double u = sampling.temperature() == 0 ? 0.5 : sampling.random().nextDouble();
    int chosen = Softmax.draw(probabilities, u);
    for (int k = 0; k < depth; k++) {
      row[at + k] = k == chosen ? 1 : 0;
    }
  }

  private void bits(float[] logits, Sampling sampling, float[] row, int at) {
    double temperature = sampling.temperature();
    for (int k = 0; k < depth; k++) {
      boolean hit =
          temperature == 0
              ? logits[k] >= 0
              : logistic(logits[k] / temperature) >= sampling.random().nextDouble();
      row[at + k] = hit ? 1 : 0;
    }
  }

  private void bits(Nade layers, float[] logits, Sampling sampling, float[] row, int at) {
    boolean drawn = sampling.drawNade() && sampling.temperature() > 0;
    int width = hidden.length;
    System.arraycopy(logits, 0, hidden, 0, width);
    for (int k = 0; k < depth; k++) {
      double sum = logits[width + k];
      for (int m = 0; m < width; m++) {
        sum += logistic(hidden[m]) * layers.decoding()[k * width + m];
      }
      double p = logistic(drawn ? sum / sampling.temperature() : sum);
      boolean hit = p >= (drawn ? sampling.random().nextDouble() : 0.5);
      row[at + k] = hit ? 1 : 0;
      for (int m = 0; hit && m < width; m++) {
        hidden[m] += layers.encoding()[k * width + m];
      }
    }
  }

  private void groove(float[] logits, Sampling sampling, float[] row, int at) {
    double temperature = sampling.temperature();
    int drums = depth / 3;
    for (int k = 0; k < drums; k++) {
      double p = logistic(temperature == 0 ? logits[k] : logits[k] / temperature);
      boolean hit = p > (temperature == 0 ? 0.5 : sampling.random().nextDouble());
      row[at + k] = hit ? 1 : 0;
      row[at + drums + k] = (float) logistic(logits[drums + k]);
      row[at + 2 * drums + k] = (float) Math.tanh(logits[2 * drums + k]);
    }
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
