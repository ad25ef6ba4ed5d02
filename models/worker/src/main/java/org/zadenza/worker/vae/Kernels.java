// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Exponential;

/**
 * What training does number by number, in vectors: ND4J would take ten passes over the memory for
 * what is one here.
 *
 * <p>Shapes: B = rows, u = units, gates [B, 4u] in the order i, j, f, o.
 */
public final class Kernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final float FORGET_BIAS = 1;
  private static final float LARGEST = 80; // e^80 is a plain float

  private Kernels() {}

  /**
   * The cell's formulas: gates become i, j, f, o through their functions; then c = before f + i j,
   * tc = tanh c, h = o tc.
   */
  public static void cell(Block gates, Block before, Block c, Block tc, Block h) {
    int u = c.columns();
    MemorySegment g = gates.numbers();
    for (int row = 0; row < c.rows(); row++) {
      long at = (long) row * u * Float.BYTES;
      long gate = 4 * at;
      long block = (long) u * Float.BYTES;
      for (int m = 0; m < u; m += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(m, u);
        long k = (long) m * Float.BYTES;
        FloatVector i = logistic(load(g, gate + k, mask));
        FloatVector j = tanh(load(g, gate + block + k, mask));
        FloatVector f = logistic(load(g, gate + 2 * block + k, mask).add(FORGET_BIAS));
        FloatVector o = logistic(load(g, gate + 3 * block + k, mask));
        FloatVector memory = i.mul(j).add(load(before.numbers(), at + k, mask).mul(f));
        FloatVector shown = tanh(memory);
        store(i, g, gate + k, mask);
        store(j, g, gate + block + k, mask);
        store(f, g, gate + 2 * block + k, mask);
        store(o, g, gate + 3 * block + k, mask);
        store(memory, c.numbers(), at + k, mask);
        store(shown, tc.numbers(), at + k, mask);
        store(shown.mul(o), h.numbers(), at + k, mask);
      }
    }
  }

  /**
   * Back through {@link #cell}: {@code dh} and {@code dc} are the loss's slopes by h and c; gates
   * become the slopes by the sums that went into them, {@code dc} that by the memory before.
   */
  public static void cellBack(Block gates, Block before, Block tc, Block dh, Block dc) {
    int u = tc.columns();
    MemorySegment g = gates.numbers();
    for (int row = 0; row < tc.rows(); row++) {
      long at = (long) row * u * Float.BYTES;
      long gate = 4 * at;
      long block = (long) u * Float.BYTES;
      for (int m = 0; m < u; m += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(m, u);
        long k = (long) m * Float.BYTES;
        FloatVector i = load(g, gate + k, mask);
        FloatVector j = load(g, gate + block + k, mask);
        FloatVector f = load(g, gate + 2 * block + k, mask);
        FloatVector o = load(g, gate + 3 * block + k, mask);
        FloatVector shown = load(tc.numbers(), at + k, mask);
        FloatVector slope = load(dh.numbers(), at + k, mask);
        FloatVector memory =
            load(dc.numbers(), at + k, mask).add(slope.mul(o).mul(oneLess(shown.mul(shown))));
        store(memory.mul(j).mul(i).mul(oneLess(i)), g, gate + k, mask);
        store(memory.mul(i).mul(oneLess(j.mul(j))), g, gate + block + k, mask);
        FloatVector old = load(before.numbers(), at + k, mask);
        store(memory.mul(old).mul(f).mul(oneLess(f)), g, gate + 2 * block + k, mask);
        store(slope.mul(shown).mul(o).mul(oneLess(o)), g, gate + 3 * block + k, mask);
        store(memory.mul(f), dc.numbers(), at + k, mask);
      }
    }
  }

  /** Each row of {@code out} becomes the one row. */
  public static void repeat(Block row, Block out) {
    long bytes = (long) out.columns() * Float.BYTES;
    for (int k = 0; k < out.rows(); k++) {
      MemorySegment.copy(row.numbers(), 0, out.numbers(), k * bytes, bytes);
    }
  }

  /** {@code out = in}. */
  public static void copy(Block in, Block out) {
    MemorySegment.copy(in.numbers(), 0, out.numbers(), 0, (long) in.length() * Float.BYTES);
  }

  /** {@code out += in}, number by number. */
  public static void add(Block in, Block out) {
    addScaled(in.numbers(), 0, 1, out.numbers(), 0, in.length());
  }

  /** {@code out[to] += scale in[from]}, for two rows equally long. */
  public static void addRow(Block in, int from, float scale, Block out, int to) {
    long bytes = (long) in.columns() * Float.BYTES;
    addScaled(in.numbers(), from * bytes, scale, out.numbers(), to * bytes, in.columns());
  }

  /** Adds all rows to the one row of {@code out}. */
  public static void addSumOfRows(Block in, Block out) {
    for (int row = 0; row < in.rows(); row++) {
      addRow(in, row, 1, out, 0);
    }
  }

  private static void addScaled(
      MemorySegment in, long from, float scale, MemorySegment out, long to, int count) {
    for (int m = 0; m < count; m += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(m, count);
      long k = (long) m * Float.BYTES;
      store(load(in, from + k, mask).mul(scale).add(load(out, to + k, mask)), out, to + k, mask);
    }
  }

  /** {@code x *= factor}. */
  public static void scale(Block x, float factor) {
    for (int m = 0; m < x.length(); m += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(m, x.length());
      long k = (long) m * Float.BYTES;
      store(load(x.numbers(), k, mask).mul(factor), x.numbers(), k, mask);
    }
  }

  /** The column of a row's largest number, the first of equals. */
  public static int largest(Block x, int row) {
    int best = 0;
    for (int k = 1; k < x.columns(); k++) {
      if (x.get(row, k) > x.get(row, best)) best = k;
    }
    return best;
  }

  /** tanh of each number, in its place. */
  public static void tanh(Block x) {
    for (int m = 0; m < x.length(); m += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(m, x.length());
      long k = (long) m * Float.BYTES;
      store(tanh(load(x.numbers(), k, mask)), x.numbers(), k, mask);
    }
  }

  /** Back through {@link #tanh(Block)}: {@code slopes *= 1 - y y}. */
  public static void tanhBack(Block y, Block slopes) {
    for (int m = 0; m < y.length(); m += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(m, y.length());
      long k = (long) m * Float.BYTES;
      FloatVector value = load(y.numbers(), k, mask);
      FloatVector slope = load(slopes.numbers(), k, mask).mul(oneLess(value.mul(value)));
      store(slope, slopes.numbers(), k, mask);
    }
  }

  /** The softmax of a row of logits, in its place. */
  public static void softmax(Block logits, int row) {
    int n = logits.columns();
    long at = (long) row * n * Float.BYTES;
    MemorySegment x = logits.numbers();
    FloatVector most = FloatVector.broadcast(SPECIES, -Float.MAX_VALUE);
    for (int m = 0; m < n; m += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(m, n);
      most = most.lanewise(VectorOperators.MAX, load(x, at + (long) m * Float.BYTES, mask), mask);
    }
    float top = most.reduceLanes(VectorOperators.MAX);
    FloatVector sums = FloatVector.zero(SPECIES);
    for (int m = 0; m < n; m += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(m, n);
      long k = at + (long) m * Float.BYTES;
      FloatVector e = Exponential.of(load(x, k, mask).sub(top).max(-LARGEST));
      sums = sums.add(e, mask);
      store(e, x, k, mask);
    }
    float[] lanes = sums.toArray(); // the order in which reduceLanes adds is not always the same
    float sum = 0;
    for (float lane : lanes) sum += lane;
    for (int m = 0; m < n; m += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(m, n);
      long k = at + (long) m * Float.BYTES;
      store(load(x, k, mask).mul(1 / sum), x, k, mask);
    }
  }

  private static FloatVector load(MemorySegment from, long at, VectorMask<Float> mask) {
    return FloatVector.fromMemorySegment(SPECIES, from, at, ORDER, mask);
  }

  private static void store(FloatVector v, MemorySegment to, long at, VectorMask<Float> mask) {
    v.intoMemorySegment(to, at, ORDER, mask);
  }

  private static FloatVector logistic(FloatVector x) {
    FloatVector e = Exponential.of(x.neg().max(-LARGEST).min(LARGEST));
    return FloatVector.broadcast(SPECIES, 1).div(e.add(1));
  }

  private static FloatVector tanh(FloatVector x) {
    return logistic(x.add(x)).mul(2).sub(1);
  }

  private static FloatVector oneLess(FloatVector x) {
    return FloatVector.broadcast(SPECIES, 1).sub(x);
  }
}
