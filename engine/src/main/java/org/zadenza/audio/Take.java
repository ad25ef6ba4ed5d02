// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.Arrays;

/** Rendered sound in memory. */
public final class Take implements Recorder {
  private float[] left = new float[48_000];
  private float[] right = new float[48_000];
  private int frames;

  @Override
  public void write(float[] l, float[] r, int count) {
    if (frames + count > left.length) {
      left = Arrays.copyOf(left, Math.max(2 * left.length, frames + count));
      right = Arrays.copyOf(right, left.length);
    }
    System.arraycopy(l, 0, left, frames, count);
    System.arraycopy(r, 0, right, frames, count);
    frames += count;
  }

  public int frames() {
    return frames;
  }

  public float[] left() {
    return Arrays.copyOf(left, frames);
  }

  public float[] right() {
    return Arrays.copyOf(right, frames);
  }
}
