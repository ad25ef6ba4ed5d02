// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.musicvae;

import org.zadenza.models.musicvae.MusicVae.Conductor;
import org.zadenza.neural.DenseLayer;
import org.zadenza.neural.LiveCell;
import org.zadenza.neural.LiveDense;

/**
 * Writes the phrase at a z, in vectors, equal to {@link PlainMusicVae} within rounding.
 *
 * <pre>{@code
 * LiveDecoder decoder = new LiveDecoder(network);
 * float[][] phrase = decoder.decode(z, new float[0][], Sampling.at(0.5, random));
 * }</pre>
 *
 * <p>Owned by one thread at a time; {@link #decodeInto} allocates nothing once it has been
 * compiled.
 */
public final class LiveDecoder {
  private static final float[] ZERO = new float[1];

  private final MusicVae network;
  private final LiveCore[] cores;
  private final LiveCell[] conductor; // empty where there is none
  private final LiveDense[] start; // the conductor's, or none
  private final float[] states;
  private final int segments;

  /** Packs the weights. */
  public LiveDecoder(MusicVae network) {
    this.network = network;
    cores = new LiveCore[network.decoder().cores().size()];
    int at = 0;
    for (int k = 0; k < cores.length; k++) {
      cores[k] = new LiveCore(network.decoder().cores().get(k), k, at, network.controls());
      at += network.decoder().cores().get(k).depth();
    }
    switch (network.decoder()) {
      case MusicVae.FlatDecoder flat -> {
        conductor = new LiveCell[0];
        start = new LiveDense[0];
        states = new float[0];
        segments = 1;
      }
      case Conductor above -> {
        conductor = above.conductor().stream().map(LiveCell::new).toArray(LiveCell[]::new);
        DenseLayer layer = above.start();
        start = new LiveDense[] {new LiveDense(layer)};
        states = new float[layer.outputs()];
        segments = above.segments();
      }
    }
  }

  /** The phrase at z, [steps][outputs]. */
  public float[][] decode(float[] z, float[][] controls, Sampling sampling) {
    float[][] out = new float[network.steps()][network.outputs()];
    decodeInto(z, controls, sampling, out);
    return out;
  }

  /**
   * Writes the phrase at z.
   *
   * @param controls [steps][controls], or no rows where the model has none
   * @param out [steps][outputs], overwritten
   */
  public void decodeInto(float[] z, float[][] controls, Sampling sampling, float[][] out) {
    if (z.length != network.latents()) {
      throw new IllegalArgumentException(
          "z has %d numbers in this model, not %d".formatted(network.latents(), z.length));
    }
    if (network.controls() > 0 && controls.length != out.length) {
      throw new IllegalArgumentException(
          "each of the %d steps needs a control; there are %d"
              .formatted(out.length, controls.length));
    }
    if (conductor.length == 0) {
      write(z, z.length, controls, sampling, 0, out.length, out);
      return;
    }
    LiveCore.start(start[0], z, z.length, states, conductor);
    int length = out.length / segments;
    for (int s = 0; s < segments; s++) {
      float[] e = ZERO;
      for (LiveCell cell : conductor) {
        cell.begin();
        cell.add(0, e, 0, cell.inputs());
        e = cell.finish();
      }
      int units = conductor[conductor.length - 1].units();
      write(e, units, controls, sampling, s * length, length, out);
    }
  }

  private void write(
      float[] z,
      int count,
      float[][] controls,
      Sampling sampling,
      int from,
      int length,
      float[][] out) {
    for (LiveCore core : cores) {
      core.begin(z, count);
      for (int t = from; t < from + length; t++) {
        core.step(controls, sampling, t, out);
      }
    }
  }
}
