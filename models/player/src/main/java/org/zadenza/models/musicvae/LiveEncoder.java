// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import org.jspecify.annotations.Nullable;
import org.zadenza.models.musicvae.MusicVae.Bidirectional;
import org.zadenza.models.musicvae.MusicVae.FlatEncoder;
import org.zadenza.models.musicvae.MusicVae.SegmentEncoder;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LiveCell;
import org.zadenza.neural.LiveDense;

/**
 * Finds where a phrase lies, in vectors, equal to {@link PlainMusicVae} within rounding.
 *
 * <p>Owned by one thread at a time; only what it answers is allocated.
 */
public final class LiveEncoder {
  private static final float[] NONE = {};

  private final MusicVae network;
  private final Pair[] pairs; // flat: the layers; in segments: a part, the whole
  private final LiveDense mu;
  private final @Nullable LiveDense sigma;
  private final float[][] rows; // [T][inputs with controls]
  private final float[][] found; // what a lower layer gives, for each step or segment

  /** Packs the weights. */
  public LiveEncoder(MusicVae network) {
    this.network = network;
    mu = new LiveDense(network.mu());
    DenseLayer wide = network.sigma();
    sigma = wide == null ? null : new LiveDense(wide);
    pairs =
        switch (network.encoder()) {
          case FlatEncoder flat -> flat.layers().stream().map(Pair::new).toArray(Pair[]::new);
          case SegmentEncoder cut -> new Pair[] {new Pair(cut.part()), new Pair(cut.whole())};
        };
    rows = new float[network.steps()][network.encoder().inputs()];
    found = new float[network.steps()][pairs[0].outputs];
  }

  /**
   * Where a phrase lies.
   *
   * @param x [steps][inputs]
   * @param controls [steps][controls], or no rows where the model has none
   */
  public Posterior encode(float[][] x, float[][] controls) {
    if (x.length != rows.length) {
      throw new IllegalArgumentException(
          "a phrase of this model has %d steps, not %d".formatted(rows.length, x.length));
    }
    int inputs = network.inputs();
    for (int t = 0; t < rows.length; t++) {
      System.arraycopy(x[t], 0, rows[t], 0, inputs);
      if (network.controls() > 0) {
        System.arraycopy(controls[t], 0, rows[t], inputs, network.controls());
      }
    }
    Pair top = read();
    float[] middle = through(mu, top).clone();
    if (sigma == null) return new Posterior(middle, NONE);
    float[] spread = through(sigma, top);
    for (int k = 0; k < spread.length; k++) {
      spread[k] = (float) Math.log1p(Math.exp(spread[k]));
    }
    return new Posterior(middle, spread);
  }

  /** Reads the rows; the ends are left in the pair that is answered. */
  private Pair read() {
    switch (network.encoder()) {
      case FlatEncoder flat -> {
        float[][] below = rows;
        for (int k = 0; k < pairs.length - 1; k++) {
          below = pairs[k].both(below);
        }
        pairs[pairs.length - 1].ends(below, 0, rows.length);
        return pairs[pairs.length - 1];
      }
      case SegmentEncoder cut -> {
        int length = rows.length / cut.segments();
        for (int s = 0; s < cut.segments(); s++) {
          pairs[0].ends(rows, s * length, length);
          pairs[0].copyEnds(found[s]);
        }
        pairs[1].ends(found, 0, cut.segments());
        return pairs[1];
      }
    }
  }

  private static float[] through(LiveDense dense, Pair pair) {
    int units = pair.forwards.units();
    dense.begin();
    dense.add(0, pair.forwards.h(), 0, units);
    dense.add(units, pair.backwards.h(), 0, pair.backwards.units());
    float[] out = new float[dense.outputs()];
    System.arraycopy(dense.sums(), 0, out, 0, out.length);
    return out;
  }

  /** Both directions of a layer. */
  private static final class Pair {
    private final LiveCell forwards;
    private final LiveCell backwards;
    private final int outputs;

    private Pair(Bidirectional layer) {
      forwards = new LiveCell(layer.forwards());
      backwards = new LiveCell(layer.backwards());
      outputs = layer.outputs();
    }

    private void ends(float[][] rows, int from, int count) {
      forwards.reset();
      backwards.reset();
      for (int t = 0; t < count; t++) {
        step(forwards, rows[from + t]);
        step(backwards, rows[from + count - 1 - t]);
      }
    }

    private float[][] both(float[][] rows) {
      forwards.reset();
      backwards.reset();
      float[][] out = new float[rows.length][outputs];
      for (int t = 0; t < rows.length; t++) {
        int back = rows.length - 1 - t;
        System.arraycopy(step(forwards, rows[t]), 0, out[t], 0, forwards.units());
        System.arraycopy(
            step(backwards, rows[back]), 0, out[back], forwards.units(), backwards.units());
      }
      return out;
    }

    private void copyEnds(float[] out) {
      System.arraycopy(forwards.h(), 0, out, 0, forwards.units());
      System.arraycopy(backwards.h(), 0, out, forwards.units(), backwards.units());
    }

    private static float[] step(LiveCell cell, float[] row) {
      cell.begin();
      cell.addSparse(0, row, 0, cell.inputs());
      return cell.finish();
    }
  }
}
