// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.safetensors;

import java.util.List;

/** A block of floats with a shape, row by row, e.g. {@code new Tensor(List.of(2, 3), six)}. */
public record Tensor(List<Integer> shape, float[] values) {
  /** Checks that the shape holds as many numbers as there are. */
  public Tensor {
    shape = List.copyOf(shape);
    long size = 1;
    for (int length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException("a shape has no negative lengths: " + shape);
      }
      size = Math.multiplyExact(size, length);
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          "shape %s holds %d numbers, but there are %d".formatted(shape, size, values.length));
    }
  }
}
