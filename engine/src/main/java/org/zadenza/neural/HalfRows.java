// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A weight matrix in 16 bits, the upper halves of floats ({@link BrainFloat}): half the memory to
 * read, at two cheap operations for every two vectors.
 *
 * <p>Rows follow each other, filled up to pairs of vectors; a pair is one vector of ints, its first
 * vector in the upper halves, its second in the lower ones. What they become floats by is written
 * out everywhere: a vector that is handed to another method may be allocated.
 */
final class HalfRows implements PackedMatrix {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> WHOLE =
      VectorSpecies.of(int.class, SPECIES.vectorShape());
  private static final int LANES = SPECIES.length();
  private static final int UPPER = 0xffff0000;
  private static final int HALF_BITS = 16;

  private final int rows;
  private final int width;
  private final int[] packed; // [row][width / 2]

  /** Packs a row-major matrix of rows by columns, whose numbers are all brain floats. */
  HalfRows(float[] matrix, int rows, int columns) {
    this.rows = rows;
    width = (columns + 2 * LANES - 1) / (2 * LANES) * 2 * LANES;
    packed = new int[rows * width / 2];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int bits = Float.floatToRawIntBits(matrix[row * columns + column]);
        int vector = column / LANES;
        int at = row * width / 2 + vector / 2 * LANES + column % LANES;
        packed[at] |= vector % 2 == 0 ? bits & UPPER : bits >>> HALF_BITS;
      }
    }
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void product(
      float[] x, int xAt, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    Objects.checkFromIndexSize(xAt, rows, x.length);
    int k = 0;
    for (; width - k >= 8 * LANES; k += 8 * LANES) {
      eight(k / 2, x, xAt, a, aAt + k, b, bAt + k, y, yAt + k);
    }
    for (; width - k >= 6 * LANES; k += 6 * LANES) {
      six(k / 2, x, xAt, a, aAt + k, b, bAt + k, y, yAt + k);
    }
    for (; width - k >= 4 * LANES; k += 4 * LANES) {
      four(k / 2, x, xAt, a, aAt + k, b, bAt + k, y, yAt + k);
    }
    if (k < width) two(k / 2, x, xAt, a, aAt + k, b, bAt + k, y, yAt + k);
  }

  @Override
  public void products(
      float[] x,
      int xAt,
      int xStep,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] y,
      int yAt,
      int yStep) {
    Objects.checkFromIndexSize(xAt, 3 * xStep + rows, x.length);
    int k = 0;
    for (; width - k >= 4 * LANES; k += 4 * LANES) {
      fourOfFour(k / 2, x, xAt, xStep, a, aAt + k, aStep, b, bAt + k, bStep, y, yAt + k, yStep);
    }
    if (k < width) {
      twoOfFour(k / 2, x, xAt, xStep, a, aAt + k, aStep, b, bAt + k, bStep, y, yAt + k, yStep);
    }
  }

  private void eight(
      int at, float[] x, int xAt, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    FloatVector s0 = sum(a, aAt, b, bAt);
    FloatVector s1 = sum(a, aAt + LANES, b, bAt + LANES);
    FloatVector s2 = sum(a, aAt + 2 * LANES, b, bAt + 2 * LANES);
    FloatVector s3 = sum(a, aAt + 3 * LANES, b, bAt + 3 * LANES);
    FloatVector s4 = sum(a, aAt + 4 * LANES, b, bAt + 4 * LANES);
    FloatVector s5 = sum(a, aAt + 5 * LANES, b, bAt + 5 * LANES);
    FloatVector s6 = sum(a, aAt + 6 * LANES, b, bAt + 6 * LANES);
    FloatVector s7 = sum(a, aAt + 7 * LANES, b, bAt + 7 * LANES);
    IntVector upper = IntVector.broadcast(WHOLE, UPPER);
    int w = at;
    for (int row = xAt; row < xAt + rows; row++, w += width / 2) {
      FloatVector value = FloatVector.broadcast(SPECIES, x[row]);
      IntVector p0 = IntVector.fromArray(WHOLE, packed, w);
      s0 = p0.and(upper).reinterpretAsFloats().fma(value, s0);
      s1 = p0.lanewise(VectorOperators.LSHL, HALF_BITS).reinterpretAsFloats().fma(value, s1);
      IntVector p1 = IntVector.fromArray(WHOLE, packed, w + LANES);
      s2 = p1.and(upper).reinterpretAsFloats().fma(value, s2);
      s3 = p1.lanewise(VectorOperators.LSHL, HALF_BITS).reinterpretAsFloats().fma(value, s3);
      IntVector p2 = IntVector.fromArray(WHOLE, packed, w + 2 * LANES);
      s4 = p2.and(upper).reinterpretAsFloats().fma(value, s4);
      s5 = p2.lanewise(VectorOperators.LSHL, HALF_BITS).reinterpretAsFloats().fma(value, s5);
      IntVector p3 = IntVector.fromArray(WHOLE, packed, w + 3 * LANES);
      s6 = p3.and(upper).reinterpretAsFloats().fma(value, s6);
      s7 = p3.lanewise(VectorOperators.LSHL, HALF_BITS).reinterpretAsFloats().fma(value, s7);
    }
    s0.intoArray(y, yAt);
    s1.intoArray(y, yAt + LANES);
    s2.intoArray(y, yAt + 2 * LANES);
    s3.intoArray(y, yAt + 3 * LANES);
    s4.intoArray(y, yAt + 4 * LANES);
    s5.intoArray(y, yAt + 5 * LANES);
    s6.intoArray(y, yAt + 6 * LANES);
    s7.intoArray(y, yAt + 7 * LANES);
  }

  private void six(
      int at, float[] x, int xAt, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    FloatVector s0 = sum(a, aAt, b, bAt);
    FloatVector s1 = sum(a, aAt + LANES, b, bAt + LANES);
    FloatVector s2 = sum(a, aAt + 2 * LANES, b, bAt + 2 * LANES);
    FloatVector s3 = sum(a, aAt + 3 * LANES, b, bAt + 3 * LANES);
    FloatVector s4 = sum(a, aAt + 4 * LANES, b, bAt + 4 * LANES);
    FloatVector s5 = sum(a, aAt + 5 * LANES, b, bAt + 5 * LANES);
    IntVector upper = IntVector.broadcast(WHOLE, UPPER);
    int w = at;
    for (int row = xAt; row < xAt + rows; row++, w += width / 2) {
      FloatVector value = FloatVector.broadcast(SPECIES, x[row]);
      IntVector p0 = IntVector.fromArray(WHOLE, packed, w);
      s0 = p0.and(upper).reinterpretAsFloats().fma(value, s0);
      s1 = p0.lanewise(VectorOperators.LSHL, HALF_BITS).reinterpretAsFloats().fma(value, s1);
      IntVector p1 = IntVector.fromArray(WHOLE, packed, w + LANES);
      s2 = p1.and(upper).reinterpretAsFloats().fma(value, s2);
      s3 = p1.lanewise(VectorOperators.LSHL, HALF_BITS).reinterpretAsFloats().fma(value, s3);
      IntVector p2 = IntVector.fromArray(WHOLE, packed, w + 2 * LANES);
      s4 = p2.and(upper).reinterpretAsFloats().fma(value, s4);
      s5 = p2.lanewise(VectorOperators.LSHL, HALF_BITS).reinterpretAsFloats().fma(value, s5);
    }
    s0.intoArray(y, yAt);
    s1.intoArray(y, yAt + LANES);
    s2.intoArray(y, yAt + 2 * LANES);
    s3.intoArray(y, yAt + 3 * LANES);
    s4.intoArray(y, yAt + 4 * LANES);
    s5.intoArray(y, yAt + 5 * LANES);
  }

  private void four(
      int at, float[] x, int xAt, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    FloatVector s0 = sum(a, aAt, b, bAt);
    FloatVector s1 = sum(a, aAt + LANES, b, bAt + LANES);
    FloatVector s2 = sum(a, aAt + 2 * LANES, b, bAt + 2 * LANES);
    FloatVector s3 = sum(a, aAt + 3 * LANES, b, bAt + 3 * LANES);
    IntVector upper = IntVector.broadcast(WHOLE, UPPER);
    int w = at;
    for (int row = xAt; row < xAt + rows; row++, w += width / 2) {
      FloatVector value = FloatVector.broadcast(SPECIES, x[row]);
      IntVector p0 = IntVector.fromArray(WHOLE, packed, w);
      s0 = p0.and(upper).reinterpretAsFloats().fma(value, s0);
      s1 = p0.lanewise(VectorOperators.LSHL, HALF_BITS).reinterpretAsFloats().fma(value, s1);
      IntVector p1 = IntVector.fromArray(WHOLE, packed, w + LANES);
      s2 = p1.and(upper).reinterpretAsFloats().fma(value, s2);
      s3 = p1.lanewise(VectorOperators.LSHL, HALF_BITS).reinterpretAsFloats().fma(value, s3);
    }
    s0.intoArray(y, yAt);
    s1.intoArray(y, yAt + LANES);
    s2.intoArray(y, yAt + 2 * LANES);
    s3.intoArray(y, yAt + 3 * LANES);
  }

  private void two(
      int at, float[] x, int xAt, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    FloatVector s0 = sum(a, aAt, b, bAt);
    FloatVector s1 = sum(a, aAt + LANES, b, bAt + LANES);
    IntVector upper = IntVector.broadcast(WHOLE, UPPER);
    int w = at;
    for (int row = xAt; row < xAt + rows; row++, w += width / 2) {
      FloatVector value = FloatVector.broadcast(SPECIES, x[row]);
      IntVector p0 = IntVector.fromArray(WHOLE, packed, w);
      s0 = p0.and(upper).reinterpretAsFloats().fma(value, s0);
      s1 = p0.lanewise(VectorOperators.LSHL, HALF_BITS).reinterpretAsFloats().fma(value, s1);
    }
    s0.intoArray(y, yAt);
    s1.intoArray(y, yAt + LANES);
  }

  private void fourOfFour(
      int at,
      float[] x,
      int xAt,
      int xStep,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] y,
      int yAt,
      int yStep) {
    FloatVector p0 = sum(a, aAt, b, bAt);
    FloatVector p1 = sum(a, aAt + LANES, b, bAt + LANES);
    FloatVector p2 = sum(a, aAt + 2 * LANES, b, bAt + 2 * LANES);
    FloatVector p3 = sum(a, aAt + 3 * LANES, b, bAt + 3 * LANES);
    int m = aAt + aStep;
    int n = bAt + bStep;
    FloatVector q0 = sum(a, m, b, n);
    FloatVector q1 = sum(a, m + LANES, b, n + LANES);
    FloatVector q2 = sum(a, m + 2 * LANES, b, n + 2 * LANES);
    FloatVector q3 = sum(a, m + 3 * LANES, b, n + 3 * LANES);
    m += aStep;
    n += bStep;
    FloatVector r0 = sum(a, m, b, n);
    FloatVector r1 = sum(a, m + LANES, b, n + LANES);
    FloatVector r2 = sum(a, m + 2 * LANES, b, n + 2 * LANES);
    FloatVector r3 = sum(a, m + 3 * LANES, b, n + 3 * LANES);
    m += aStep;
    n += bStep;
    FloatVector s0 = sum(a, m, b, n);
    FloatVector s1 = sum(a, m + LANES, b, n + LANES);
    FloatVector s2 = sum(a, m + 2 * LANES, b, n + 2 * LANES);
    FloatVector s3 = sum(a, m + 3 * LANES, b, n + 3 * LANES);
    IntVector upper = IntVector.broadcast(WHOLE, UPPER);
    int w = at;
    for (int row = xAt; row < xAt + rows; row++, w += width / 2) {
      IntVector pair0 = IntVector.fromArray(WHOLE, packed, w);
      FloatVector w0 = pair0.and(upper).reinterpretAsFloats();
      FloatVector w1 = pair0.lanewise(VectorOperators.LSHL, HALF_BITS).reinterpretAsFloats();
      IntVector pair1 = IntVector.fromArray(WHOLE, packed, w + LANES);
      FloatVector w2 = pair1.and(upper).reinterpretAsFloats();
      FloatVector w3 = pair1.lanewise(VectorOperators.LSHL, HALF_BITS).reinterpretAsFloats();
      FloatVector value = FloatVector.broadcast(SPECIES, x[row]);
      p0 = w0.fma(value, p0);
      p1 = w1.fma(value, p1);
      p2 = w2.fma(value, p2);
      p3 = w3.fma(value, p3);
      value = FloatVector.broadcast(SPECIES, x[row + xStep]);
      q0 = w0.fma(value, q0);
      q1 = w1.fma(value, q1);
      q2 = w2.fma(value, q2);
      q3 = w3.fma(value, q3);
      value = FloatVector.broadcast(SPECIES, x[row + 2 * xStep]);
      r0 = w0.fma(value, r0);
      r1 = w1.fma(value, r1);
      r2 = w2.fma(value, r2);
      r3 = w3.fma(value, r3);
      value = FloatVector.broadcast(SPECIES, x[row + 3 * xStep]);
      s0 = w0.fma(value, s0);
      s1 = w1.fma(value, s1);
      s2 = w2.fma(value, s2);
      s3 = w3.fma(value, s3);
    }
    p0.intoArray(y, yAt);
    p1.intoArray(y, yAt + LANES);
    p2.intoArray(y, yAt + 2 * LANES);
    p3.intoArray(y, yAt + 3 * LANES);
    int to = yAt + yStep;
    q0.intoArray(y, to);
    q1.intoArray(y, to + LANES);
    q2.intoArray(y, to + 2 * LANES);
    q3.intoArray(y, to + 3 * LANES);
    to += yStep;
    r0.intoArray(y, to);
    r1.intoArray(y, to + LANES);
    r2.intoArray(y, to + 2 * LANES);
    r3.intoArray(y, to + 3 * LANES);
    to += yStep;
    s0.intoArray(y, to);
    s1.intoArray(y, to + LANES);
    s2.intoArray(y, to + 2 * LANES);
    s3.intoArray(y, to + 3 * LANES);
  }

  private void twoOfFour(
      int at,
      float[] x,
      int xAt,
      int xStep,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      float[] y,
      int yAt,
      int yStep) {
    FloatVector p0 = sum(a, aAt, b, bAt);
    FloatVector p1 = sum(a, aAt + LANES, b, bAt + LANES);
    int m = aAt + aStep;
    int n = bAt + bStep;
    FloatVector q0 = sum(a, m, b, n);
    FloatVector q1 = sum(a, m + LANES, b, n + LANES);
    m += aStep;
    n += bStep;
    FloatVector r0 = sum(a, m, b, n);
    FloatVector r1 = sum(a, m + LANES, b, n + LANES);
    m += aStep;
    n += bStep;
    FloatVector s0 = sum(a, m, b, n);
    FloatVector s1 = sum(a, m + LANES, b, n + LANES);
    IntVector upper = IntVector.broadcast(WHOLE, UPPER);
    int w = at;
    for (int row = xAt; row < xAt + rows; row++, w += width / 2) {
      IntVector pair0 = IntVector.fromArray(WHOLE, packed, w);
      FloatVector w0 = pair0.and(upper).reinterpretAsFloats();
      FloatVector w1 = pair0.lanewise(VectorOperators.LSHL, HALF_BITS).reinterpretAsFloats();
      FloatVector value = FloatVector.broadcast(SPECIES, x[row]);
      p0 = w0.fma(value, p0);
      p1 = w1.fma(value, p1);
      value = FloatVector.broadcast(SPECIES, x[row + xStep]);
      q0 = w0.fma(value, q0);
      q1 = w1.fma(value, q1);
      value = FloatVector.broadcast(SPECIES, x[row + 2 * xStep]);
      r0 = w0.fma(value, r0);
      r1 = w1.fma(value, r1);
      value = FloatVector.broadcast(SPECIES, x[row + 3 * xStep]);
      s0 = w0.fma(value, s0);
      s1 = w1.fma(value, s1);
    }
    p0.intoArray(y, yAt);
    p1.intoArray(y, yAt + LANES);
    int to = yAt + yStep;
    q0.intoArray(y, to);
    q1.intoArray(y, to + LANES);
    to += yStep;
    r0.intoArray(y, to);
    r1.intoArray(y, to + LANES);
    to += yStep;
    s0.intoArray(y, to);
    s1.intoArray(y, to + LANES);
  }

  private static FloatVector sum(float[] a, int aAt, float[] b, int bAt) {
    return FloatVector.fromArray(SPECIES, a, aAt).add(FloatVector.fromArray(SPECIES, b, bAt));
  }
}
