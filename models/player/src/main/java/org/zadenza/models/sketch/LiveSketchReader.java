// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import org.zadenza.models.musicvae.Posterior;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LiveCell;
import org.zadenza.neural.LiveDense;

/** Reads drawings into the latent space, in vectors. Owned by one thread at a time. */
public final class LiveSketchReader {
  private final LiveCell forwards;
  private final LiveCell backwards;
  private final LiveDense mu;
  private final LiveDense spread;

  /**
   * Packs the weights.
   *
   * @throws IllegalArgumentException if the network draws without a z
   */
  public LiveSketchReader(SketchRnn net) {
    SketchReader reader = net.reader();
    if (reader == null) {
      throw new IllegalArgumentException(
          "this network draws without a z: it can complete drawings, but not read them");
    }
    forwards = new LiveCell(reader.forwards());
    backwards = new LiveCell(reader.backwards());
    mu = new LiveDense(reader.mu());
    spread = new LiveDense(reader.spread());
  }

  /** Where a drawing lies. */
  public Posterior read(Strokes strokes) {
    float[][] rows = strokes.rows();
    forwards.reset();
    backwards.reset();
    for (int t = 0; t < rows.length; t++) {
      step(forwards, rows[t]);
      step(backwards, rows[rows.length - 1 - t]);
    }
    float[] middle = ends(mu);
    float[] sigma = ends(spread);
    for (int k = 0; k < sigma.length; k++) sigma[k] = (float) Math.exp(sigma[k] / 2);
    return new Posterior(middle, sigma);
  }

  private static void step(LiveCell cell, float[] row) {
    cell.begin();
    cell.addSparse(0, row, 0, row.length);
    cell.finish();
  }

  private float[] ends(LiveDense dense) {
    dense.begin();
    dense.add(0, forwards.h(), 0, forwards.units());
    dense.add(forwards.units(), backwards.h(), 0, backwards.units());
    float[] out = new float[dense.outputs()];
    System.arraycopy(dense.sums(), 0, out, 0, out.length);
    return out;
  }

  /** The memory and the output that a decoder starts from. */
  static float[][] start(SketchReader reader, float[] z) {
    DenseLayer layer = reader.start();
    double[] first = new double[z.length];
    for (int k = 0; k < z.length; k++) first[k] = reader.bounded() ? Math.tanh(z[k]) : z[k];
    double[] state = layer.apply(first);
    int units = layer.outputs() / 2;
    float[][] out = new float[2][units];
    for (int m = 0; m < units; m++) {
      out[0][m] = (float) Math.tanh(state[m]);
      out[1][m] = (float) Math.tanh(state[units + m]);
    }
    return out;
  }
}
