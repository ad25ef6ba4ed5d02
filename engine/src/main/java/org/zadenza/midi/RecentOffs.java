// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.Arrays;

/**
 * Ends of notes that went out a moment ago. A server that loses a period loses what was in it, so
 * after that they are sent once more, unless their key is down again. One thread; makes no garbage.
 */
final class RecentOffs {
  private static final int KEPT = 256;
  private static final int PLACES = 16 * 128;

  private final int[] offs = new int[KEPT];
  private final long[] frames = new long[KEPT];
  private final boolean[] down = new boolean[PLACES];
  private int next;

  RecentOffs() {
    Arrays.fill(frames, Long.MIN_VALUE);
  }

  private static int place(int bytes) {
    return Wire.channel(bytes) << 7 | Wire.first(bytes);
  }

  /** Takes a message in that is written at a frame. */
  void written(int bytes, long frame) {
    int kind = Wire.kind(bytes);
    if (kind == Wire.NOTE_ON) down[place(bytes)] = true;
    if (kind != Wire.NOTE_OFF) return;
    down[place(bytes)] = false;
    offs[next] = bytes;
    frames[next] = frame;
    next = (next + 1) % KEPT;
  }

  /** What is to be done with an end that is sent again. */
  interface Again {
    void off(int bytes);
  }

  /** Every end since a frame whose key is still up, the oldest first; each once. */
  void since(long frame, Again again) {
    for (int i = 0; i < KEPT; i++) {
      int at = (next + i) % KEPT;
      if (frames[at] < frame) continue;
      frames[at] = Long.MIN_VALUE;
      if (!down[place(offs[at])]) again.off(offs[at]);
    }
  }
}
