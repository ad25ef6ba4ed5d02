// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

/** How far a decoder on a thread of its own has come. The decoder's thread and one that watches. */
final class Headway {
  private volatile long steps;
  private volatile boolean abandoned;

  /**
   * Decoder's thread: has got on.
   *
   * @throws SampleException if nobody waits for it any more
   */
  void step() {
    if (abandoned) throw new SampleException("is not waited for any more");
    steps++;
  }

  long steps() {
    return steps;
  }

  /** Ends the decoder with its next step, if it ever makes one. */
  void abandon() {
    abandoned = true;
  }
}
