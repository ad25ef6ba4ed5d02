// SPDX-License-Identifier: Apache-2.0
package org.zadenza.neural;

import java.util.Arrays;
import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sums of a convolution over planes that lie place by place, channel after channel. What a
 * place of the output sees are some runs of numbers of the input, all of one length: of a 3 x 3
 * convolution three rows of 3 x channels numbers. Any thread; it keeps nothing of what it computes.
 *
 * <p>Four places by two vectors of channels are summed at once, so that each weight that is loaded
 * is used four times. Where there are few outputs, the lanes are inputs instead.
 */
public final class PlaneKernel {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int BLOCK = 2 * LANES;
  private static final int FEW = 4;
  private static final int PLACES = 4;

  private final int runs;
  private final int length;
  private final int outputs;
  private final float[] packed; // [block][run][number][BLOCK]; few outputs: [output][run][number]

  /**
   * @param matrix the weights, [runs][length][outputs]
   */
  public PlaneKernel(float[] matrix, int runs, int length, int outputs) {
    Objects.checkFromIndexSize(0, runs * length * outputs, matrix.length);
    this.runs = runs;
    this.length = length;
    this.outputs = outputs;
    int rows = runs * length;
    if (outputs <= FEW) {
      packed = new float[rows * outputs];
      for (int row = 0; row < rows; row++) {
        for (int o = 0; o < outputs; o++) packed[o * rows + row] = matrix[row * outputs + o];
      }
      return;
    }
    int blocks = (outputs + BLOCK - 1) / BLOCK;
    packed = new float[blocks * rows * BLOCK];
    for (int block = 0; block < blocks; block++) {
      int from = block * BLOCK;
      int width = Math.min(BLOCK, outputs - from);
      for (int row = 0; row < rows; row++) {
        int to = (block * rows + row) * BLOCK;
        System.arraycopy(matrix, row * outputs + from, packed, to, width);
      }
    }
  }

  /**
   * Some places in a row: {@code y = x W}.
   *
   * @param x the input
   * @param at where the first place is in it
   * @param step from a place to the next, in numbers
   * @param offsets from a place to the beginning of each run
   * @param y the output
   * @param to where the first place is in it
   * @param stride from a place to the next, at least as many as there are outputs
   * @param count how many places
   */
  public void row(
      float[] x, int at, int step, int[] offsets, float[] y, int to, int stride, int count) {
    if (count == 0) return;
    int last = Arrays.stream(offsets).max().orElse(0) + length;
    Objects.checkFromIndexSize(at, (count - 1) * step + last, x.length);
    Objects.checkFromIndexSize(to, (count - 1) * stride + outputs, y.length);
    if (outputs <= FEW) {
      for (int o = 0; o < outputs; o++) few(o, x, at, step, offsets, y, to + o, stride, count);
      return;
    }
    int rows = runs * length;
    for (int from = 0; from < outputs; from += BLOCK) {
      int weights = from * rows;
      int place = 0;
      for (; place + PLACES <= count; place += PLACES) {
        four(
            weights,
            x,
            at + place * step,
            step,
            offsets,
            y,
            to + place * stride + from,
            stride,
            from);
      }
      for (; place < count; place++) {
        one(weights, x, at + place * step, offsets, y, to + place * stride + from, from);
      }
    }
  }

  private void four(
      int weights,
      float[] x,
      int at,
      int step,
      int[] offsets,
      float[] y,
      int to,
      int stride,
      int from) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector d0 = a0;
    FloatVector d1 = a0;
    int w = weights;
    for (int run = 0; run < runs; run++) {
      int begin = at + offsets[run];
      for (int k = begin; k < begin + length; k++, w += BLOCK) {
        FloatVector w0 = FloatVector.fromArray(SPECIES, packed, w);
        FloatVector w1 = FloatVector.fromArray(SPECIES, packed, w + LANES);
        FloatVector a = FloatVector.broadcast(SPECIES, x[k]);
        FloatVector b = FloatVector.broadcast(SPECIES, x[k + step]);
        FloatVector c = FloatVector.broadcast(SPECIES, x[k + 2 * step]);
        FloatVector d = FloatVector.broadcast(SPECIES, x[k + 3 * step]);
        a0 = w0.fma(a, a0);
        a1 = w1.fma(a, a1);
        b0 = w0.fma(b, b0);
        b1 = w1.fma(b, b1);
        c0 = w0.fma(c, c0);
        c1 = w1.fma(c, c1);
        d0 = w0.fma(d, d0);
        d1 = w1.fma(d, d1);
      }
    }
    store(a0, a1, y, to, from);
    store(b0, b1, y, to + stride, from);
    store(c0, c1, y, to + 2 * stride, from);
    store(d0, d1, y, to + 3 * stride, from);
  }

  private void one(int weights, float[] x, int at, int[] offsets, float[] y, int to, int from) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    int w = weights;
    for (int run = 0; run < runs; run++) {
      int begin = at + offsets[run];
      for (int k = begin; k < begin + length; k++, w += BLOCK) {
        FloatVector value = FloatVector.broadcast(SPECIES, x[k]);
        s0 = FloatVector.fromArray(SPECIES, packed, w).fma(value, s0);
        s1 = FloatVector.fromArray(SPECIES, packed, w + LANES).fma(value, s1);
      }
    }
    store(s0, s1, y, to, from);
  }

  private void store(FloatVector s0, FloatVector s1, float[] y, int to, int from) {
    int left = outputs - from;
    if (left >= BLOCK) {
      s0.intoArray(y, to);
      s1.intoArray(y, to + LANES);
      return;
    }
    s0.intoArray(y, to, VectorMask.fromLong(SPECIES, mask(left)));
    if (left > LANES) s1.intoArray(y, to + LANES, VectorMask.fromLong(SPECIES, mask(left - LANES)));
  }

  private static long mask(int lanes) {
    return lanes >= LANES ? -1L >>> (Long.SIZE - LANES) : (1L << lanes) - 1;
  }

  /** One output of all places: the lanes are inputs. */
  private void few(
      int output,
      float[] x,
      int at,
      int step,
      int[] offsets,
      float[] y,
      int to,
      int stride,
      int count) {
    int weights = output * runs * length;
    int place = 0;
    for (; place + PLACES <= count; place += PLACES) {
      fewFour(weights, x, at + place * step, step, offsets, y, to + place * stride, stride);
    }
    for (; place < count; place++) {
      y[to + place * stride] = fewOne(weights, x, at + place * step, offsets);
    }
  }

  private void fewFour(
      int weights, float[] x, int at, int step, int[] offsets, float[] y, int to, int stride) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int whole = length / LANES * LANES;
    for (int run = 0; run < runs; run++) {
      int begin = at + offsets[run];
      int w = weights + run * length;
      for (int k = 0; k < whole; k += LANES) {
        FloatVector weight = FloatVector.fromArray(SPECIES, packed, w + k);
        int from = begin + k;
        a = FloatVector.fromArray(SPECIES, x, from).fma(weight, a);
        b = FloatVector.fromArray(SPECIES, x, from + step).fma(weight, b);
        c = FloatVector.fromArray(SPECIES, x, from + 2 * step).fma(weight, c);
        d = FloatVector.fromArray(SPECIES, x, from + 3 * step).fma(weight, d);
      }
    }
    y[to] = a.reduceLanes(VectorOperators.ADD) + rest(weights, x, at, offsets, whole);
    y[to + stride] =
        b.reduceLanes(VectorOperators.ADD) + rest(weights, x, at + step, offsets, whole);
    y[to + 2 * stride] =
        c.reduceLanes(VectorOperators.ADD) + rest(weights, x, at + 2 * step, offsets, whole);
    y[to + 3 * stride] =
        d.reduceLanes(VectorOperators.ADD) + rest(weights, x, at + 3 * step, offsets, whole);
  }

  private float fewOne(int weights, float[] x, int at, int[] offsets) {
    return rest(weights, x, at, offsets, 0);
  }

  /** What whole vectors leave of each run. */
  private float rest(int weights, float[] x, int at, int[] offsets, int whole) {
    float sum = 0;
    for (int run = 0; run < runs; run++) {
      int begin = at + offsets[run];
      int w = weights + run * length;
      for (int k = whole; k < length; k++) sum = Math.fma(x[begin + k], packed[w + k], sum);
    }
    return sum;
  }
}
