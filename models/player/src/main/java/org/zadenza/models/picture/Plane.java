// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.picture;

/**
 * Numbers on a plane, row by row, place by place, channel after channel. A picture has three
 * channels, red, green and blue, 0 to 255.
 *
 * @param numbers as many as height x width x channels; not copied
 */
public record Plane(int height, int width, int channels, float[] numbers) {
  /** Checks the sizes. */
  public Plane {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "a plane of %d x %d places and %d channels is none".formatted(width, height, channels));
    }
    long size = (long) height * width * channels;
    if (size != numbers.length) {
      throw new IllegalArgumentException(
          "a plane of %d x %d places and %d channels has %d numbers, not %d"
              .formatted(width, height, channels, size, numbers.length));
    }
  }

  /** Nothing but zeros. */
  public static Plane zeros(int height, int width, int channels) {
    return new Plane(
        height, width, channels, new float[Math.multiplyExact(height * width, channels)]);
  }

  /** How many places there are. */
  public int places() {
    return height * width;
  }

  /** Whether another has the same sizes. */
  boolean fits(int high, int wide, int deep) {
    return height == high && width == wide && channels == deep;
  }

  /**
   * A part of it, which may reach beyond its edges: there it goes on as in a mirror.
   *
   * @param top the first row, may be negative
   * @param left the first column, may be negative
   */
  public Plane cut(int top, int left, int high, int wide) {
    Plane out = zeros(high, wide, channels);
    for (int y = 0; y < high; y++) {
      for (int x = 0; x < wide; x++) {
        int from = (mirrored(top + y, height) * width + mirrored(left + x, width)) * channels;
        System.arraycopy(numbers, from, out.numbers, (y * wide + x) * channels, channels);
      }
    }
    return out;
  }

  private static int mirrored(int at, int size) {
    if (size == 1) return 0;
    int turn = Math.floorMod(at, 2 * (size - 1));
    return Math.min(turn, 2 * (size - 1) - turn);
  }
}
