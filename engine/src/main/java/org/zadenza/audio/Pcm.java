// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

/** Samples as 16-bit numbers, little-endian, left and right in turn. Any thread. */
final class Pcm {
  static final int BYTES_PER_FRAME = 4;
  private static final int FULL_SCALE = 32767;

  private Pcm() {}

  static void write(float[] left, float[] right, int frames, byte[] out) {
    for (int i = 0, at = 0; i < frames; i++) {
      at = put(out, at, left[i]);
      at = put(out, at, right[i]);
    }
  }

  private static int put(byte[] out, int at, float sample) {
    int value = (int) Math.rint(Math.clamp(sample, -1f, 1f) * FULL_SCALE);
    out[at] = (byte) value;
    out[at + 1] = (byte) (value >> 8);
    return at + 2;
  }
}
