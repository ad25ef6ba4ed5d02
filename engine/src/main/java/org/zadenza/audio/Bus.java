// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.Arrays;

/** The outputs that orbits mix into, and scratch for channels. Audio thread. */
final class Bus {
  final float[][] outputs;
  final float[] scratchLeft;
  final float[] scratchRight;
  final float[] scratchLevel;
  final Desk desk;

  /** The orbit that mixes now. */
  int orbit;

  /**
   * @param count of outputs, even
   * @param desk sees each orbit before it joins
   */
  Bus(int count, int maxFrames, Desk desk) {
    this.desk = desk;
    outputs = new float[count][maxFrames];
    scratchLeft = new float[maxFrames];
    scratchRight = new float[maxFrames];
    scratchLevel = new float[maxFrames];
  }

  void clear(int frames) {
    for (float[] output : outputs) Arrays.fill(output, 0, frames, 0);
  }
}
