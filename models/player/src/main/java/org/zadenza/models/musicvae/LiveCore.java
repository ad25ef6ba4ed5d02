// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.neural.LiveCell;
import org.zadenza.neural.LiveDense;

/** One core of a decoder, writing its part of each row. What z gives is computed once for all. */
final class LiveCore {
  private final LiveCell[] cells;
  private final LiveDense start;
  private final LiveDense output;
  private final LiveDraw draw;
  private final float[] states;
  private final float[] silence; // the row before the first
  private final int depth;
  private final int latents;
  private final int controls;
  private final int at;

  LiveCore(Core core, int index, int at, int controls) {
    cells = core.cells().stream().map(LiveCell::new).toArray(LiveCell[]::new);
    start = new LiveDense(core.start());
    output = new LiveDense(core.output());
    draw = new LiveDraw(core, index);
    states = new float[core.start().outputs()];
    depth = core.depth();
    silence = new float[at + depth];
    latents = core.latents();
    this.controls = controls;
    this.at = at;
  }

  /** Begins anew with this z. */
  void begin(float[] z, int count) {
    start(start, z, count, states, cells);
    cells[0].hold(depth, z, 0, count);
  }

  /** Sets the states of some cells to tanh(z K + b), c0, h0, c1, h1 and so on. */
  static void start(LiveDense dense, float[] z, int count, float[] states, LiveCell[] cells) {
    dense.begin();
    dense.add(0, z, 0, count);
    float[] sums = dense.sums();
    for (int k = 0; k < states.length; k++) {
      states[k] = (float) Math.tanh(sums[k]);
    }
    int place = 0;
    for (LiveCell cell : cells) {
      cell.restore(states, place);
      place += 2 * cell.units();
    }
  }

  /** Writes this core's part of row {@code t}. */
  void step(float[][] controlRows, Sampling sampling, int t, float[][] out) {
    float[] before = t == 0 ? silence : out[t - 1];
    float[] logits = logits(before, at, controls > 0 ? controlRows[t] : silence);
    draw.into(logits, sampling, t, out[t], at);
  }

  /** The logits after a row of which this core's part begins at {@code from}. */
  float[] logits(float[] before, int from, float[] control) {
    LiveCell first = cells[0];
    first.begin();
    first.addSparse(0, before, from, depth);
    if (controls > 0) {
      first.addSparse(depth + latents, control, 0, controls);
    }
    float[] h = first.finish();
    for (int k = 1; k < cells.length; k++) {
      cells[k].begin();
      cells[k].add(0, h, 0, cells[k].inputs());
      h = cells[k].finish();
    }
    output.begin();
    output.add(0, h, 0, output.inputs());
    return output.sums();
  }
}
