// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Voices that share the weights give what each gives alone, to the bit. */
class LiveCellsTest {
  private static final long SEED = Long.getLong("seed", 20261122);

  @ParameterizedTest
  @CsvSource({"1, 8, 5, 3", "2, 33, 9, 7", "9, 64, 5, 12", "7, 16, 1, 1"})
  void equalTheOneVoice(int voices, int units, int fed, int held) {
    SplittableRandom random = new SplittableRandom(SEED);
    LstmLayer layer =
        new LstmLayer(
            fed + held,
            units,
            numbers(random, (fed + held + units) * 4 * units),
            numbers(random, 4 * units));
    DenseLayer top = new DenseLayer(units, 11, numbers(random, units * 11), numbers(random, 11));
    LiveCells cells = new LiveCells(layer, voices);
    LiveHeads heads = new LiveHeads(top, voices);
    LiveCell[] alone = new LiveCell[voices];
    for (int voice = 0; voice < voices; voice++) {
      alone[voice] = new LiveCell(layer);
      float[] z = numbers(random, held);
      float[] c = numbers(random, units);
      float[] h = numbers(random, units);
      cells.reset(voice);
      cells.start(voice, c, h);
      cells.hold(voice, fed, z, 0, held);
      float[] state = Arrays.copyOf(c, 2 * units);
      System.arraycopy(h, 0, state, units, units);
      alone[voice].restore(state, 0);
      alone[voice].hold(fed, z, 0, held);
    }
    LiveDense dense = new LiveDense(top);
    for (int step = 0; step < 60; step++) {
      int[] running = random.ints(voices, 0, voices).distinct().toArray();
      cells.begin(running, running.length);
      float[][] x = new float[voices][];
      for (int voice : running) {
        x[voice] = numbers(random, fed);
        cells.add(voice, 0, x[voice], 0, fed);
      }
      cells.finish(running, running.length);
      float[] sums = heads.apply(cells.h(), running, running.length);
      for (int voice : running) {
        alone[voice].begin();
        alone[voice].addSparse(0, x[voice], 0, fed);
        float[] h = alone[voice].finish();
        float[] together = Arrays.copyOfRange(cells.h(), voice * units, (voice + 1) * units);
        assertArrayEquals(h, together, () -> "seed=" + SEED);
        dense.begin();
        dense.add(0, h, 0, units);
        assertArrayEquals(
            Arrays.copyOf(dense.sums(), 11),
            Arrays.copyOfRange(sums, voice * heads.step(), voice * heads.step() + 11),
            () -> "seed=" + SEED);
      }
    }
  }

  private static float[] numbers(SplittableRandom random, int count) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) random.nextDouble(-0.5, 0.5);
    return out;
  }
}
