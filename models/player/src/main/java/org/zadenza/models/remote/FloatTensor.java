// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers with a name and a shape, row by row: what a runner takes and gives.
 *
 * @param shape the size of each axis
 */
public record FloatTensor(String name, List<Integer> shape, float[] numbers) {
  /** Checks that the numbers fill the shape. */
  public FloatTensor {
    shape = List.copyOf(shape);
    long size = 1;
    for (int axis : shape) size *= axis;
    if (size != numbers.length) {
      throw new IllegalArgumentException(
          "%s of shape %s needs %d numbers, not %d".formatted(name, shape, size, numbers.length));
    }
  }

  /** Rows of equal length. */
  public static FloatTensor ofRows(String name, float[][] rows) {
    int width = rows.length == 0 ? 0 : rows[0].length;
    float[] numbers = new float[rows.length * width];
    for (int k = 0; k < rows.length; k++) {
      if (rows[k].length != width) {
        throw new IllegalArgumentException(
            "%s has rows of %d and %d numbers".formatted(name, width, rows[k].length));
      }
      System.arraycopy(rows[k], 0, numbers, k * width, width);
    }
    return new FloatTensor(name, List.of(rows.length, width), numbers);
  }

  /** Item {@code index} along the first axis. */
  public float[] item(int index) {
    int size = shape.getFirst() == 0 ? 0 : numbers.length / shape.getFirst();
    return Arrays.copyOfRange(numbers, index * size, (index + 1) * size);
  }
}
