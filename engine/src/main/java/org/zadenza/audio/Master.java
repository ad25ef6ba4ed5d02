// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.zadenza.dsp.DcBlocker;
import org.zadenza.dsp.Limiter;
import org.zadenza.dsp.Smoother;

/**
 * The end of the mixer for two outputs: what does not swing taken out, gain, limiter. Audio thread.
 */
final class Master {
  /** -0.3 dBFS: below full scale by what a converter's filter may add between samples. */
  static final double CEILING = 0.966;

  private static final double LOOK_AHEAD_SECONDS = 0.0015;
  private static final double HOLD_SECONDS = 0.025;
  private static final double RELEASE_SECONDS = 0.08;
  private static final double DC_CORNER_HZ = 8;

  private final DcBlocker leftBlocker;
  private final DcBlocker rightBlocker;
  private final Smoother gain;
  private final Limiter limiter;

  Master(int sampleRate) {
    leftBlocker = new DcBlocker(sampleRate, DC_CORNER_HZ);
    rightBlocker = new DcBlocker(sampleRate, DC_CORNER_HZ);
    gain = new Smoother(1, 0.01 * sampleRate);
    limiter =
        new Limiter(
            CEILING,
            (int) (LOOK_AHEAD_SECONDS * sampleRate),
            (int) (HOLD_SECONDS * sampleRate),
            RELEASE_SECONDS * sampleRate);
  }

  int latencyFrames() {
    return limiter.latencyFrames();
  }

  void gain(double factor) {
    gain.target(factor);
  }

  void process(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      double factor = gain.next();
      left[i] = (float) (leftBlocker.next(left[i]) * factor);
      right[i] = (float) (rightBlocker.next(right[i]) * factor);
    }
    limiter.process(left, right, from, to);
  }
}
