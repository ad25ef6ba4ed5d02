// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.neural.PlaneKernel;

/**
 * A convolution in live kernels. A transposed one is as many plain ones as there are places in a
 * square of its stride: each place of the output sees its own taps of the kernel, so that no zeros
 * are multiplied. What it gives is its own until it is asked again; one thread at a time asks.
 */
final class LiveConvolution {
  private final Convolution convolution;
  private final Hands hands;
  private final List<Phase> phases = new ArrayList<>();
  private final int before; // rows and columns of zeros before what is given to a transposed one
  private @Nullable Plane padded;
  private @Nullable Plane given;

  /**
   * The places of the output whose row and column leave these remainders.
   *
   * @param top from a place of the padded input to the first row that is seen
   */
  private record Phase(int row, int column, int top, int left, int rows, PlaneKernel kernel) {}

  LiveConvolution(Convolution convolution, Hands hands) {
    this.convolution = convolution;
    this.hands = hands;
    int size = convolution.size();
    if (!convolution.transposed()) {
      int length = size * convolution.inputs();
      phases.add(
          new Phase(
              0,
              0,
              0,
              0,
              size,
              new PlaneKernel(convolution.kernel(), size, length, convolution.outputs())));
      before = 0;
      return;
    }
    before = size / convolution.stride();
    for (int row = 0; row < convolution.stride(); row++) {
      for (int column = 0; column < convolution.stride(); column++) phases.add(phase(row, column));
    }
  }

  /** Which taps of the kernel a remainder sees, the last first, and where it begins to see. */
  private record Taps(int first, int count, int from) {}

  private Taps taps(int remainder) {
    int stride = convolution.stride();
    int cut = (convolution.size() - stride) / 2;
    int first = (remainder + cut) % stride;
    int count = (convolution.size() - first + stride - 1) / stride;
    return new Taps(first, count, (remainder + cut - first) / stride - (count - 1));
  }

  private Phase phase(int row, int column) {
    Taps down = taps(row);
    Taps across = taps(column);
    int stride = convolution.stride();
    int inputs = convolution.inputs();
    int outputs = convolution.outputs();
    float[] matrix = new float[down.count * across.count * inputs * outputs];
    int to = 0;
    for (int y = down.count - 1; y >= 0; y--) {
      for (int x = across.count - 1; x >= 0; x--) {
        int ky = down.first + stride * y;
        int kx = across.first + stride * x;
        int from = (ky * convolution.size() + kx) * inputs * outputs;
        System.arraycopy(convolution.kernel(), from, matrix, to, inputs * outputs);
        to += inputs * outputs;
      }
    }
    PlaneKernel kernel = new PlaneKernel(matrix, down.count, across.count * inputs, outputs);
    return new Phase(row, column, before + down.from, before + across.from, down.count, kernel);
  }

  /** The sums, without a bias. */
  Plane of(Plane in) {
    int high = convolution.after(in.height());
    int wide = convolution.after(in.width());
    int outputs = convolution.outputs();
    Plane out = given;
    if (out == null || !out.fits(high, wide, outputs)) out = Plane.zeros(high, wide, outputs);
    given = out;
    Plane from = padded(in);
    Plane to = out;
    int step = convolution.transposed() ? convolution.stride() : 1;
    int pace = convolution.transposed() ? 1 : convolution.stride();
    for (Phase phase : phases) {
      int[] offsets = new int[phase.rows];
      for (int k = 0; k < offsets.length; k++) offsets[k] = k * from.width() * from.channels();
      int rows = (high - phase.row + step - 1) / step;
      int places = (wide - phase.column + step - 1) / step;
      hands.each(
          rows,
          y ->
              phase.kernel.row(
                  from.numbers(),
                  ((phase.top + y * pace) * from.width() + phase.left) * from.channels(),
                  pace * from.channels(),
                  offsets,
                  to.numbers(),
                  ((phase.row + y * step) * wide + phase.column) * outputs,
                  step * outputs,
                  places));
    }
    return to;
  }

  private Plane padded(Plane in) {
    boolean transposed = convolution.transposed();
    int top = transposed ? before : convolution.before(in.height());
    int left = transposed ? before : convolution.before(in.width());
    int high = in.height() + (transposed ? 2 * before : convolution.border(in.height()));
    int wide = in.width() + (transposed ? 2 * before : convolution.border(in.width()));
    Plane out = padded;
    if (out == null || !out.fits(high, wide, in.channels())) {
      out = Plane.zeros(high, wide, in.channels());
    }
    padded = out;
    int row = in.width() * in.channels();
    for (int y = 0; y < in.height(); y++) {
      int to = ((top + y) * wide + left) * in.channels();
      System.arraycopy(in.numbers(), y * row, out.numbers(), to, row);
    }
    return out;
  }
}
