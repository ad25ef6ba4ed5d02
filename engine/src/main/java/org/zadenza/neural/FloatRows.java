// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** A weight matrix in 32 bits: rows one after the other, filled up to whole vectors. */
final class FloatRows implements PackedMatrix {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private final int rows;
  private final int width;
  private final float[] packed;

  /** Packs a row-major matrix of rows by columns. */
  FloatRows(float[] matrix, int rows, int columns) {
    this.rows = rows;
    width = PackedMatrix.padded(columns);
    packed = new float[rows * width];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(matrix, row * columns, packed, row * width, columns);
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
      eight(k, x, xAt, a, aAt + k, b, bAt + k, y, yAt + k);
    }
    for (; width - k >= 6 * LANES; k += 6 * LANES) {
      six(k, x, xAt, a, aAt + k, b, bAt + k, y, yAt + k);
    }
    for (; width - k >= 4 * LANES; k += 4 * LANES) {
      four(k, x, xAt, a, aAt + k, b, bAt + k, y, yAt + k);
    }
    for (; width - k >= 2 * LANES; k += 2 * LANES) {
      two(k, x, xAt, a, aAt + k, b, bAt + k, y, yAt + k);
    }
    if (k < width) one(k, x, xAt, a, aAt + k, b, bAt + k, y, yAt + k);
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
      fourOfFour(k, x, xAt, xStep, a, aAt + k, aStep, b, bAt + k, bStep, y, yAt + k, yStep);
    }
    for (; k < width; k += LANES) {
      oneOfFour(k, x, xAt, xStep, a, aAt + k, aStep, b, bAt + k, bStep, y, yAt + k, yStep);
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
    int w = at;
    for (int row = xAt; row < xAt + rows; row++, w += width) {
      FloatVector value = FloatVector.broadcast(SPECIES, x[row]);
      s0 = FloatVector.fromArray(SPECIES, packed, w).fma(value, s0);
      s1 = FloatVector.fromArray(SPECIES, packed, w + LANES).fma(value, s1);
      s2 = FloatVector.fromArray(SPECIES, packed, w + 2 * LANES).fma(value, s2);
      s3 = FloatVector.fromArray(SPECIES, packed, w + 3 * LANES).fma(value, s3);
      s4 = FloatVector.fromArray(SPECIES, packed, w + 4 * LANES).fma(value, s4);
      s5 = FloatVector.fromArray(SPECIES, packed, w + 5 * LANES).fma(value, s5);
      s6 = FloatVector.fromArray(SPECIES, packed, w + 6 * LANES).fma(value, s6);
      s7 = FloatVector.fromArray(SPECIES, packed, w + 7 * LANES).fma(value, s7);
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
    int w = at;
    for (int row = xAt; row < xAt + rows; row++, w += width) {
      FloatVector value = FloatVector.broadcast(SPECIES, x[row]);
      s0 = FloatVector.fromArray(SPECIES, packed, w).fma(value, s0);
      s1 = FloatVector.fromArray(SPECIES, packed, w + LANES).fma(value, s1);
      s2 = FloatVector.fromArray(SPECIES, packed, w + 2 * LANES).fma(value, s2);
      s3 = FloatVector.fromArray(SPECIES, packed, w + 3 * LANES).fma(value, s3);
      s4 = FloatVector.fromArray(SPECIES, packed, w + 4 * LANES).fma(value, s4);
      s5 = FloatVector.fromArray(SPECIES, packed, w + 5 * LANES).fma(value, s5);
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
    int w = at;
    for (int row = xAt; row < xAt + rows; row++, w += width) {
      FloatVector value = FloatVector.broadcast(SPECIES, x[row]);
      s0 = FloatVector.fromArray(SPECIES, packed, w).fma(value, s0);
      s1 = FloatVector.fromArray(SPECIES, packed, w + LANES).fma(value, s1);
      s2 = FloatVector.fromArray(SPECIES, packed, w + 2 * LANES).fma(value, s2);
      s3 = FloatVector.fromArray(SPECIES, packed, w + 3 * LANES).fma(value, s3);
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
    int w = at;
    for (int row = xAt; row < xAt + rows; row++, w += width) {
      FloatVector value = FloatVector.broadcast(SPECIES, x[row]);
      s0 = FloatVector.fromArray(SPECIES, packed, w).fma(value, s0);
      s1 = FloatVector.fromArray(SPECIES, packed, w + LANES).fma(value, s1);
    }
    s0.intoArray(y, yAt);
    s1.intoArray(y, yAt + LANES);
  }

  private void one(
      int at, float[] x, int xAt, float[] a, int aAt, float[] b, int bAt, float[] y, int yAt) {
    FloatVector s = sum(a, aAt, b, bAt);
    int w = at;
    for (int row = xAt; row < xAt + rows; row++, w += width) {
      s = FloatVector.fromArray(SPECIES, packed, w).fma(FloatVector.broadcast(SPECIES, x[row]), s);
    }
    s.intoArray(y, yAt);
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
    int w = at;
    for (int row = xAt; row < xAt + rows; row++, w += width) {
      FloatVector w0 = FloatVector.fromArray(SPECIES, packed, w);
      FloatVector w1 = FloatVector.fromArray(SPECIES, packed, w + LANES);
      FloatVector w2 = FloatVector.fromArray(SPECIES, packed, w + 2 * LANES);
      FloatVector w3 = FloatVector.fromArray(SPECIES, packed, w + 3 * LANES);
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

  private void oneOfFour(
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
    FloatVector p = sum(a, aAt, b, bAt);
    FloatVector q = sum(a, aAt + aStep, b, bAt + bStep);
    FloatVector r = sum(a, aAt + 2 * aStep, b, bAt + 2 * bStep);
    FloatVector s = sum(a, aAt + 3 * aStep, b, bAt + 3 * bStep);
    int w = at;
    for (int row = xAt; row < xAt + rows; row++, w += width) {
      FloatVector weights = FloatVector.fromArray(SPECIES, packed, w);
      p = weights.fma(FloatVector.broadcast(SPECIES, x[row]), p);
      q = weights.fma(FloatVector.broadcast(SPECIES, x[row + xStep]), q);
      r = weights.fma(FloatVector.broadcast(SPECIES, x[row + 2 * xStep]), r);
      s = weights.fma(FloatVector.broadcast(SPECIES, x[row + 3 * xStep]), s);
    }
    p.intoArray(y, yAt);
    q.intoArray(y, yAt + yStep);
    r.intoArray(y, yAt + 2 * yStep);
    s.intoArray(y, yAt + 3 * yStep);
  }

  private static FloatVector sum(float[] a, int aAt, float[] b, int bAt) {
    return FloatVector.fromArray(SPECIES, a, aAt).add(FloatVector.fromArray(SPECIES, b, bAt));
  }
}
