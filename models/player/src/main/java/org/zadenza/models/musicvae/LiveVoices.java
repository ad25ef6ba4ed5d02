// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import java.util.Arrays;
import org.zadenza.models.musicvae.MusicVae.Conductor;
import org.zadenza.models.musicvae.MusicVae.Core;
import org.zadenza.models.musicvae.MusicVae.FlatDecoder;
import org.zadenza.neural.LiveCell;
import org.zadenza.neural.LiveDense;

/**
 * Writes the phrase at a z a step at a time, each core for itself; what is written is chosen by
 * whoever asks. For networks without controls.
 *
 * <pre>{@code
 * LiveVoices voices = new LiveVoices(network);
 * voices.begin(z);
 * float[] logits = voices.next(0);
 * voices.accept(0, row);
 * }</pre>
 *
 * <p>Owned by one thread at a time. {@link LiveDecoder} writes whole phrases.
 */
public final class LiveVoices {
  private static final float[] ZERO = new float[1];

  private final LiveCore[] cores;
  private final float[][] rows; // what each core wrote last
  private final int[] steps; // how many rows each core has written
  private final LiveCell[] conductor; // empty where there is none
  private final LiveDense[] start; // the conductor's, or none
  private final float[] states;
  private final float[][] segments; // the z of each
  private final int length; // of a segment, in steps

  /** Packs the weights. */
  public LiveVoices(MusicVae network) {
    if (network.controls() > 0) {
      throw new IllegalArgumentException("a network with controls cannot be written by steps");
    }
    int count = network.decoder().cores().size();
    cores = new LiveCore[count];
    rows = new float[count][];
    steps = new int[count];
    for (int k = 0; k < count; k++) {
      Core core = network.decoder().cores().get(k);
      cores[k] = new LiveCore(core, k, 0, 0);
      rows[k] = new float[core.depth()];
    }
    switch (network.decoder()) {
      case FlatDecoder flat -> {
        conductor = new LiveCell[0];
        start = new LiveDense[0];
        states = new float[0];
        segments = new float[1][network.latents()];
      }
      case Conductor above -> {
        conductor = above.conductor().stream().map(LiveCell::new).toArray(LiveCell[]::new);
        start = new LiveDense[] {new LiveDense(above.start())};
        states = new float[above.start().outputs()];
        segments = new float[above.segments()][above.conductor().getLast().units()];
      }
    }
    length = network.steps() / segments.length;
  }

  /** Begins the phrase at a z. */
  public void begin(float[] z) {
    Arrays.fill(steps, 0);
    for (float[] row : rows) Arrays.fill(row, 0);
    if (conductor.length == 0) {
      System.arraycopy(z, 0, segments[0], 0, segments[0].length);
      return;
    }
    LiveCore.start(start[0], z, z.length, states, conductor);
    for (float[] segment : segments) {
      float[] e = ZERO;
      for (LiveCell cell : conductor) {
        cell.begin();
        cell.add(0, e, 0, cell.inputs());
        e = cell.finish();
      }
      System.arraycopy(e, 0, segment, 0, segment.length);
    }
  }

  /** The logits of a core's next step, an array that its next call overwrites. */
  public float[] next(int core) {
    if (steps[core] % length == 0) {
      float[] z = segments[steps[core] / length];
      cores[core].begin(z, z.length);
    }
    return cores[core].logits(rows[core], 0, ZERO);
  }

  /** Takes what was chosen for that step: the core's own part of the row. */
  public void accept(int core, float[] chosen) {
    System.arraycopy(chosen, 0, rows[core], 0, rows[core].length);
    steps[core]++;
  }
}
