// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.nsynth.SoundDecoder;

/**
 * The cells of a grid at one pitch, 11 x 11 row by row, as far as they are made. Any thread.
 *
 * <p>They are made so that each next one is as far as can be from those that are there: the corners
 * first, then the middle.
 */
final class GridCells {
  /** Cells from one corner to the next. */
  static final int SIDE = 11;

  /** Cells in all. */
  static final int COUNT = SIDE * SIDE;

  private static final int CORNERS = 4;
  private static final int[] ORDER = order();

  private final Key key;
  private final AtomicReferenceArray<byte[]> cells = new AtomicReferenceArray<>(COUNT);

  /**
   * What the cells follow from, beside the network.
   *
   * @param corners the codes of the corners, [corner][frame][number]
   * @param name another for other corners, networks, seeds and temperatures
   * @param pitch a MIDI note
   */
  record Key(String name, float[][][] corners, int hop, long seed, double temperature, int pitch) {
    /** How many samples a cell has. */
    int samples() {
      return corners[0].length * hop;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && name.equals(key.name) && pitch == key.pitch;
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + pitch;
    }

    /** What a decoder is to make for a cell. */
    SoundDecoder.Wanted wanted(int cell) {
      double x = cell % SIDE / (SIDE - 1.0);
      double y = Math.floorDiv(cell, SIDE) / (SIDE - 1.0);
      double[] shares = {(1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y};
      float[][] code = new float[corners[0].length][corners[0][0].length];
      for (int f = 0; f < code.length; f++) {
        for (int k = 0; k < code[f].length; k++) {
          double sum = 0;
          for (int c = 0; c < CORNERS; c++) sum += shares[c] * corners[c][f][k];
          code[f][k] = (float) sum;
        }
      }
      return new SoundDecoder.Wanted(code, pitch, seed);
    }
  }

  GridCells(Key key) {
    this.key = key;
  }

  private static int[] order() {
    int[] out = new int[COUNT];
    int[] first = {0, SIDE - 1, COUNT - SIDE, COUNT - 1};
    System.arraycopy(first, 0, out, 0, CORNERS);
    for (int n = CORNERS; n < COUNT; n++) {
      int best = -1;
      int farthest = 0;
      for (int cell = 0; cell < COUNT; cell++) {
        int near = Integer.MAX_VALUE;
        for (int k = 0; k < n; k++) near = Math.min(near, apart(cell, out[k]));
        if (near > farthest) {
          farthest = near;
          best = cell;
        }
      }
      out[n] = best;
    }
    return out;
  }

  /** The square of the distance between two cells. */
  private static int apart(int one, int other) {
    int x = one % SIDE - other % SIDE;
    int y = one / SIDE - other / SIDE;
    return x * x + y * y;
  }

  Key key() {
    return key;
  }

  /** A cell, null while it is not made: the steps of mu-law of its samples. */
  byte @Nullable [] get(int cell) {
    return cells.get(cell);
  }

  void set(int cell, byte[] classes) {
    cells.set(cell, classes);
  }

  /** Whether all four corners are there, so that something like every place can be played. */
  boolean isPlayable() {
    for (int k = 0; k < CORNERS; k++) if (cells.get(ORDER[k]) == null) return false;
    return true;
  }

  /** How many there are. */
  int count() {
    int out = 0;
    for (int cell = 0; cell < COUNT; cell++) if (cells.get(cell) != null) out++;
    return out;
  }

  /** Those that are not there, in the order in which they are made. */
  List<Integer> missing() {
    List<Integer> out = new ArrayList<>();
    for (int cell : ORDER) if (cells.get(cell) == null) out.add(cell);
    return out;
  }

  /** For each of these cells it, or the nearest one that is there. */
  byte[][] nearest(BitSet wanted) {
    byte[][] out = new byte[COUNT][];
    byte[][] there = new byte[COUNT][];
    for (int cell = 0; cell < COUNT; cell++) there[cell] = cells.get(cell);
    for (int cell = wanted.nextSetBit(0); cell >= 0; cell = wanted.nextSetBit(cell + 1)) {
      int near = Integer.MAX_VALUE;
      for (int other = 0; other < COUNT; other++) {
        if (there[other] == null || apart(cell, other) >= near) continue;
        near = apart(cell, other);
        out[cell] = there[other];
      }
    }
    return out;
  }
}
