// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

/** Whether a voice has come to its end. Audio thread. */
final class Life {
  private static final int FREE = 2;

  private boolean over;

  void begin() {
    over = false;
  }

  /** A unit is done; its action says whether the voice is. */
  void done(double action) {
    if (action == FREE) over = true;
  }

  void end() {
    over = true;
  }

  boolean isOver() {
    return over;
  }
}
