// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

/**
 * A convolution with TensorFlow's SAME padding. With a stride s it makes a plane s times smaller;
 * transposed, s times larger: it then is what the smaller one's gradient goes through.
 *
 * @param size of the kernel, both ways
 * @param kernel [size][size][inputs][outputs], of a transposed one as well
 */
public record Convolution(
    int size, int stride, int inputs, int outputs, boolean transposed, float[] kernel) {
  private static final int LARGEST = 31;
  private static final int MOST_STRIDE = 4;

  /** Checks the sizes. */
  public Convolution {
    if (size < 1 || size > LARGEST || stride < 1 || stride > MOST_STRIDE || size < stride) {
      throw new IllegalArgumentException(
          "a kernel has 1 to %d places and a stride of 1 to %d, no more than places, not %d and %d"
              .formatted(LARGEST, MOST_STRIDE, size, stride));
    }
    if ((long) size * size * inputs * outputs != kernel.length) {
      throw new IllegalArgumentException(
          "a kernel of %d x %d x %d x %d needs other than %d numbers"
              .formatted(size, size, inputs, outputs, kernel.length));
    }
  }

  /** How high or wide a plane comes out. */
  public int after(int length) {
    return transposed ? length * stride : (length + stride - 1) / stride;
  }

  /**
   * How many zeros stand before the first row; of a transposed one, how many rows are cut off
   * there.
   *
   * @param length of the larger plane
   */
  int before(int length) {
    return border(length) / 2;
  }

  /** How many zeros stand around both ends, of the larger plane. */
  int border(int length) {
    int smaller = (length + stride - 1) / stride;
    return Math.max(0, (smaller - 1) * stride + size - length);
  }

  float weight(int ky, int kx, int input, int output) {
    return kernel[((ky * size + kx) * inputs + input) * outputs + output];
  }

  /** The kernel as [outputs][inputs][size][size]; of a transposed one [inputs][outputs] first. */
  public float[] channelsFirst() {
    float[] out = new float[kernel.length];
    int places = size * size;
    for (int place = 0; place < places; place++) {
      for (int i = 0; i < inputs; i++) {
        for (int o = 0; o < outputs; o++) {
          int pair = transposed ? i * outputs + o : o * inputs + i;
          out[pair * places + place] = kernel[(place * inputs + i) * outputs + o];
        }
      }
    }
    return out;
  }

  /** What takes gradients back: the same weights from its outputs to its inputs. */
  Convolution adjoint() {
    float[] turned = new float[kernel.length];
    int places = size * size;
    for (int place = 0; place < places; place++) {
      for (int i = 0; i < inputs; i++) {
        for (int o = 0; o < outputs; o++) {
          turned[(place * outputs + o) * inputs + i] = kernel[(place * inputs + i) * outputs + o];
        }
      }
    }
    return new Convolution(size, stride, outputs, inputs, !transposed, turned);
  }
}
