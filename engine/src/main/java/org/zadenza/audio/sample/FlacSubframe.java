// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.util.Arrays;

/** One channel of a FLAC frame: RFC 9639, section 9.2. */
final class FlacSubframe {
  private static final int FIXED = 8;
  private static final int LINEAR = 32;

  /** The fixed predictors of orders 0 to 4 (table 21), the latest frame first. */
  private static final int[][] PREDICTORS = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

  private final Bits in;
  private final long[] out;
  private final int width;

  private FlacSubframe(Bits in, int size, int width) {
    this.in = in;
    out = new long[size];
    this.width = width;
  }

  static long[] read(Bits in, int size, int width) {
    in.small(1);
    int kind = in.small(6);
    int wasted = in.small(1) == 0 ? 0 : in.zeros() + 1;
    if (wasted >= width) throw new SampleException("is broken");
    FlacSubframe subframe = new FlacSubframe(in, size, width - wasted);
    subframe.fill(kind);
    for (int i = 0; i < size && wasted > 0; i++) subframe.out[i] <<= wasted;
    return subframe.out;
  }

  private void fill(int kind) {
    if (kind == 0) {
      Arrays.fill(out, in.signed(width));
    } else if (kind == 1) {
      for (int i = 0; i < out.length; i++) out[i] = in.signed(width);
    } else if (kind >= FIXED && kind < FIXED + PREDICTORS.length) {
      begin(kind - FIXED);
      predict(PREDICTORS[kind - FIXED], 0);
    } else if (kind >= LINEAR) {
      linear(kind - LINEAR + 1);
    } else {
      throw new SampleException("is broken");
    }
  }

  private void begin(int order) {
    if (order > out.length) throw new SampleException("is broken");
    for (int i = 0; i < order; i++) out[i] = in.signed(width);
  }

  private void linear(int order) {
    begin(order);
    int precision = in.small(4) + 1;
    int shift = (int) in.signed(5);
    if (precision == 16 || shift < 0) throw new SampleException("is broken");
    int[] predictor = new int[order];
    for (int i = 0; i < order; i++) predictor[i] = (int) in.signed(precision);
    predict(predictor, shift);
  }

  private void predict(int[] predictor, int shift) {
    residual(predictor.length);
    for (int i = predictor.length; i < out.length; i++) {
      long sum = 0;
      for (int k = 0; k < predictor.length; k++) sum += predictor[k] * out[i - 1 - k];
      out[i] += sum >> shift;
    }
  }

  /** Section 9.2.7: what the prediction leaves, in Rice's code. */
  private void residual(int order) {
    int method = in.small(2);
    if (method > 1) throw new SampleException("is broken");
    int parameterBits = 4 + method;
    int escape = (1 << parameterBits) - 1;
    int partitions = in.small(4);
    int each = out.length >> partitions;
    if (each << partitions != out.length || each < order) throw new SampleException("is broken");
    int at = order;
    for (int p = 0; p < 1 << partitions; p++) {
      int end = (p + 1) * each;
      int parameter = in.small(parameterBits);
      int raw = parameter == escape ? in.small(5) : -1;
      for (; at < end; at++) out[at] = raw >= 0 ? in.signed(raw) : rice(parameter);
    }
  }

  private long rice(int parameter) {
    long folded = (long) in.zeros() << parameter | in.unsigned(parameter);
    return folded >>> 1 ^ -(folded & 1);
  }
}
