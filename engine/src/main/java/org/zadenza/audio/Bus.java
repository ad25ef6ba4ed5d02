// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.Arrays;

/** Where channels mix: the dry sum, what goes to the effects, and scratch. Audio thread. */
final class Bus {
  final float[] left;
  final float[] right;
  final float[] room;
  final float[] echoLeft;
  final float[] echoRight;
  final float[] scratchLeft;
  final float[] scratchRight;
  final float[] scratchLevel;

  Bus(int maxFrames) {
    left = new float[maxFrames];
    right = new float[maxFrames];
    room = new float[maxFrames];
    echoLeft = new float[maxFrames];
    echoRight = new float[maxFrames];
    scratchLeft = new float[maxFrames];
    scratchRight = new float[maxFrames];
    scratchLevel = new float[maxFrames];
  }

  void clear(int frames) {
    Arrays.fill(left, 0, frames, 0);
    Arrays.fill(right, 0, frames, 0);
    Arrays.fill(room, 0, frames, 0);
    Arrays.fill(echoLeft, 0, frames, 0);
    Arrays.fill(echoRight, 0, frames, 0);
  }
}
