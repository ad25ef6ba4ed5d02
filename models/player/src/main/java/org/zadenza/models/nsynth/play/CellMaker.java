// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.SoundBatches;
import org.zadenza.models.nsynth.SoundDecoder;

/** Who decodes the cells of a grid. */
public interface CellMaker {
  /**
   * Decodes notes, the first ones first; returns when all are made, or soon after it was stopped.
   *
   * @throws IOException if it cannot, or no longer: says why
   */
  void make(
      Nsynth network,
      List<SoundDecoder.Wanted> notes,
      double temperature,
      BooleanSupplier stopped,
      SoundBatches.Hearer hearer)
      throws IOException;

  /** Who it is, for the player. */
  String name();

  /** Live kernels in this program, on so many threads of low priority. */
  record Here(int threads) implements CellMaker {
    @Override
    public void make(
        Nsynth network,
        List<SoundDecoder.Wanted> notes,
        double temperature,
        BooleanSupplier stopped,
        SoundBatches.Hearer hearer) {
      new SoundBatches(network, threads).decode(notes, temperature, stopped, hearer);
    }

    @Override
    public String name() {
      return "live kernels";
    }
  }
}
