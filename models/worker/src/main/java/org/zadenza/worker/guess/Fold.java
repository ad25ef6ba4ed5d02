// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.guess;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.zadenza.models.guess.GuessNet;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Parameters;

/**
 * A convolution of 3 x 3 places, a {@link Norm}, relu and the largest of each 2 x 2, for a batch,
 * and the way back. What a place sees is laid out as a row, so that all is one product of matrices.
 *
 * <p>Planes are [batch x side x side, channels].
 */
final class Fold {
  private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

  private final Block kernel; // [9 inputs, outputs]
  private final Block kernelSlopes;
  private final Norm norm;
  private final int side;
  private final Block seen; // [places, 9 inputs]
  private final Block sums; // [places, outputs]
  private final Block slopes; // by the sums
  private final Block largest; // [places / 4, outputs]
  private final int[] winners; // the place of sums that is the largest; -1 where none is above 0

  Fold(Parameters parameters, String prefix, int side, int batch) {
    kernel = parameters.value(prefix + "kernel");
    kernelSlopes = parameters.slope(prefix + "kernel");
    norm = new Norm(parameters, prefix);
    this.side = side;
    int places = batch * side * side;
    seen = Block.zeros(places, kernel.rows());
    sums = Block.zeros(places, kernel.columns());
    slopes = Block.zeros(places, kernel.columns());
    largest = Block.zeros(places / 4, kernel.columns());
    winners = new int[largest.length()];
  }

  Norm norm() {
    return norm;
  }

  int inputs() {
    return kernel.rows() / GuessNet.TAPS;
  }

  /** What came out: [batch x side / 2 x side / 2, outputs]. */
  Block largest() {
    return largest;
  }

  /** Normalised by the batch, where it learns. */
  void forwards(Block plane, boolean learns) {
    lay(plane, side, seen);
    Block.product(seen, kernel, 0, sums);
    if (learns) norm.learn(sums);
    else norm.judge();
    int outputs = sums.columns();
    int half = side / 2;
    MemorySegment from = sums.numbers();
    MemorySegment to = largest.numbers();
    float[] scale = norm.scale();
    float[] shift = norm.shift();
    for (int place = 0; place < largest.rows(); place++) {
      int first = 4 * (place / half) * half + 2 * (place % half); // its upper left one
      int[] four = {first, first + 1, first + side, first + side + 1};
      for (int c = 0; c < outputs; c++) {
        int winner = -1;
        float most = 0;
        for (int each : four) {
          float value = scale[c] * from.getAtIndex(FLOAT, (long) each * outputs + c) + shift[c];
          if (value > most) {
            most = value;
            winner = each * outputs + c;
          }
        }
        winners[place * outputs + c] = winner;
        to.setAtIndex(FLOAT, (long) place * outputs + c, most);
      }
    }
  }

  /** Adds the slopes by kernel and norm, given those by what came out. */
  void back(Block given) {
    slopes.clear();
    MemorySegment from = given.numbers();
    MemorySegment to = slopes.numbers();
    for (int k = 0; k < winners.length; k++) {
      if (winners[k] >= 0) to.setAtIndex(FLOAT, winners[k], from.getAtIndex(FLOAT, k));
    }
    norm.back(sums, slopes);
    Block.productOfTransposed(seen, slopes, 1, kernelSlopes);
  }

  /** The slopes by the plane that came in, after {@link #back}: a convolution by the other end. */
  void back(Block turned, Block laid, Block plane) {
    int inputs = inputs();
    for (int tap = 0; tap < GuessNet.TAPS; tap++) {
      int opposite = GuessNet.TAPS - 1 - tap;
      for (int i = 0; i < inputs; i++) {
        for (int o = 0; o < slopes.columns(); o++) {
          turned.set(tap * slopes.columns() + o, i, kernel.get(opposite * inputs + i, o));
        }
      }
    }
    lay(slopes, side, laid);
    Block.product(laid, turned, 0, plane);
  }

  /** For each place what it and its neighbours hold, row by row; beyond the edges zeros. */
  private static void lay(Block plane, int side, Block out) {
    long run = (long) plane.columns() * Float.BYTES;
    MemorySegment from = plane.numbers();
    MemorySegment to = out.numbers();
    for (int place = 0; place < plane.rows(); place++) {
      int row = place / side % side;
      int column = place % side;
      int left = column > 0 ? 1 : 0;
      int count = left + 1 + (column < side - 1 ? 1 : 0);
      for (int down = -1; down <= 1; down++) {
        long at = (place * (long) GuessNet.TAPS + 3L * (down + 1)) * run;
        if (row + down < 0 || row + down >= side) {
          to.asSlice(at, 3 * run).fill((byte) 0);
          continue;
        }
        if (left == 0) to.asSlice(at, run).fill((byte) 0);
        if (column == side - 1) to.asSlice(at + 2 * run, run).fill((byte) 0);
        long source = (place + (long) down * side - left) * run;
        MemorySegment.copy(from, source, to, at + (1 - left) * run, count * run);
      }
    }
  }
}
