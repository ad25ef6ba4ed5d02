// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.zadenza.worker.block.Block;
import org.zadenza.worker.block.Exponential;

/**
 * What a convolutional network does number by number, in vectors; T = rows, N = columns. The same
 * numbers come out whether the code is compiled or not: e^x is a polynomial of our own.
 */
final class Rows {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final float LARGEST = 80; // e^80 and e^-80 are plain floats

  private Rows() {}

  /** Row t of {@code out} becomes row t / hop of {@code frames} plus {@code row}. */
  static void spread(Block frames, Block row, int hop, Block out) {
    int n = out.columns();
    for (int t = 0; t < out.rows(); t++) {
      long frame = bytes((long) (t / hop) * n);
      long at = bytes((long) t * n);
      for (int m = 0; m < n; m += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(m, n);
        FloatVector held = load(frames.numbers(), frame + bytes(m), mask);
        store(held.add(load(row.numbers(), bytes(m), mask)), out.numbers(), at + bytes(m), mask);
      }
    }
  }

  /** {@code out = in + row}, the one row added to each; {@code in} may be {@code out}. */
  static void add(Block in, Block row, Block out) {
    int n = out.columns();
    for (int t = 0; t < out.rows(); t++) {
      long at = bytes((long) t * n);
      for (int m = 0; m < n; m += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(m, n);
        FloatVector sum = load(in.numbers(), at + bytes(m), mask);
        sum = sum.add(load(row.numbers(), bytes(m), mask));
        store(sum, out.numbers(), at + bytes(m), mask);
      }
    }
  }

  /** Each row of {@code out} becomes the one row. */
  static void repeat(Block row, Block out) {
    long length = bytes(out.columns());
    for (int t = 0; t < out.rows(); t++) {
      MemorySegment.copy(row.numbers(), 0, out.numbers(), t * length, length);
    }
  }

  /** {@code to[n] += scale * sum of} the {@code count} rows of {@code x} from {@code from} on. */
  static void addSum(Block x, int from, int count, float scale, Block to, int toRow) {
    int n = x.columns();
    for (int m = 0; m < n; m += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(m, n);
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int t = from; t < from + count; t++) {
        sum = sum.add(load(x.numbers(), bytes((long) t * n + m), mask));
      }
      long at = bytes((long) toRow * n + m);
      store(load(to.numbers(), at, mask).add(sum.mul(scale)), to.numbers(), at, mask);
    }
  }

  /** {@code out = max(0, in)}; {@code in} may be {@code out}. */
  static void positive(Block in, Block out) {
    for (int m = 0; m < out.length(); m += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(m, out.length());
      store(load(in.numbers(), bytes(m), mask).max(0), out.numbers(), bytes(m), mask);
    }
  }

  /** Back through {@link #positive}: slopes become zero where {@code y} is. */
  static void positiveBack(Block y, Block slopes) {
    for (int m = 0; m < y.length(); m += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(m, y.length());
      VectorMask<Float> open =
          load(y.numbers(), bytes(m), mask).compare(VectorOperators.GT, 0).and(mask);
      store(load(slopes.numbers(), bytes(m), open), slopes.numbers(), bytes(m), mask);
    }
  }

  /** {@code out += in}. */
  static void add(Block in, Block out) {
    for (int m = 0; m < out.length(); m += LANES) {
      VectorMask<Float> mask = SPECIES.indexInRange(m, out.length());
      FloatVector sum = load(in.numbers(), bytes(m), mask).add(load(out.numbers(), bytes(m), mask));
      store(sum, out.numbers(), bytes(m), mask);
    }
  }

  /**
   * The gated unit: the halves of a row of {@code sums} [T, 2N] become sigmoid and tanh of
   * themselves, {@code z} [T, N] their product.
   */
  static void gate(Block sums, Block z) {
    int n = z.columns();
    MemorySegment halves = sums.numbers();
    int whole = SPECIES.loopBound(n);
    for (int t = 0; t < z.rows(); t++) {
      long at = bytes((long) t * 2 * n);
      long to = bytes((long) t * n);
      for (int m = 0; m < whole; m += LANES) {
        FloatVector gate = logistic(load(halves, at + bytes(m)));
        FloatVector sound = load(halves, at + bytes(n + m));
        sound = logistic(sound.add(sound)).mul(2).sub(1);
        store(gate, halves, at + bytes(m));
        store(sound, halves, at + bytes(n + m));
        store(gate.mul(sound), z.numbers(), to + bytes(m));
      }
      if (whole < n) gateRest(halves, at, n, whole, z.numbers(), to);
    }
  }

  private static void gateRest(
      MemorySegment halves, long at, int n, int m, MemorySegment z, long to) {
    VectorMask<Float> mask = SPECIES.indexInRange(m, n);
    FloatVector gate = logistic(load(halves, at + bytes(m), mask));
    FloatVector sound = load(halves, at + bytes(n + m), mask);
    sound = logistic(sound.add(sound)).mul(2).sub(1);
    store(gate, halves, at + bytes(m), mask);
    store(sound, halves, at + bytes(n + m), mask);
    store(gate.mul(sound), z, to + bytes(m), mask);
  }

  /** Back through {@link #gate}: what it left in {@code sums} becomes the slopes by the sums. */
  static void gateBack(Block sums, Block dz) {
    int n = dz.columns();
    for (int t = 0; t < dz.rows(); t++) {
      long at = bytes((long) t * 2 * n);
      for (int m = 0; m < n; m += LANES) {
        VectorMask<Float> mask = SPECIES.indexInRange(m, n);
        FloatVector gate = load(sums.numbers(), at + bytes(m), mask);
        FloatVector sound = load(sums.numbers(), at + bytes(n + m), mask);
        FloatVector slope = load(dz.numbers(), bytes((long) t * n + m), mask);
        FloatVector opened = slope.mul(gate);
        store(opened.mul(sound).mul(oneLess(gate)), sums.numbers(), at + bytes(m), mask);
        store(opened.mul(oneLess(sound.mul(sound))), sums.numbers(), at + bytes(n + m), mask);
      }
    }
  }

  /**
   * The cross-entropy of rows of logits, in nats, summed; the rows become {@code scale} times the
   * slopes by the logits.
   *
   * @param targets the class of each row; the number of classes is whole vectors
   */
  static double crossEntropy(Block logits, int[] targets, float scale) {
    int n = logits.columns();
    if (n % LANES != 0) throw new IllegalArgumentException("classes fill no whole vectors: " + n);
    MemorySegment x = logits.numbers();
    float[] lanes = new float[LANES];
    double loss = 0;
    for (int t = 0; t < targets.length; t++) {
      long at = bytes((long) t * n);
      FloatVector most = load(x, at);
      for (int m = LANES; m < n; m += LANES) most = most.max(load(x, at + bytes(m)));
      float top = most.reduceLanes(VectorOperators.MAX);
      double wanted = logits.get(t, targets[t]) - top;
      FloatVector sums = FloatVector.zero(SPECIES);
      for (int m = 0; m < n; m += LANES) {
        FloatVector e = Exponential.of(load(x, at + bytes(m)).sub(top).max(-LARGEST));
        sums = sums.add(e);
        store(e, x, at + bytes(m));
      }
      sums.intoArray(lanes, 0);
      double sum = 0;
      for (float lane : lanes) sum += lane;
      float factor = (float) (scale / sum);
      for (int m = 0; m < n; m += LANES) {
        store(load(x, at + bytes(m)).mul(factor), x, at + bytes(m));
      }
      logits.set(t, targets[t], logits.get(t, targets[t]) - scale);
      loss += Math.log(sum) - wanted;
    }
    return loss;
  }

  private static long bytes(long floats) {
    return floats * Float.BYTES;
  }

  private static FloatVector load(MemorySegment from, long at) {
    return FloatVector.fromMemorySegment(SPECIES, from, at, ORDER);
  }

  private static void store(FloatVector v, MemorySegment to, long at) {
    v.intoMemorySegment(to, at, ORDER);
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

  private static FloatVector oneLess(FloatVector x) {
    return FloatVector.broadcast(SPECIES, 1).sub(x);
  }
}
