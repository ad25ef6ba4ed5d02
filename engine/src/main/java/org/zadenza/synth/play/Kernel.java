// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

/** What computes one unit, a block at a time. Made on any thread, played on the audio thread. */
interface Kernel {
  /** Begins anew; all chance comes from {@code seed}. */
  void start(long seed);

  /** Fills its outputs for the next block: each frame of it, or one value at control rate. */
  void next();
}
