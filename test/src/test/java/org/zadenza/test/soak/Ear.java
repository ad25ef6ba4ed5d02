// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import org.zadenza.audio.AudioEngine;
import org.zadenza.clock.Clock;

/**
 * A sound card: takes what the bundled instruments render, block by block, and hears whether it is
 * sound. One thread.
 */
final class Ear {
  private static final int BLOCK = 256;

  /** The limiter's ceiling is below full scale. */
  private static final float FULL_SCALE = 1;

  private final AudioEngine engine;
  private final Clock clock;
  private final Findings findings;
  private final float[] left = new float[BLOCK];
  private final float[] right = new float[BLOCK];
  private boolean there = true;
  private float peak;
  private long frames;
  private long faults;

  Ear(AudioEngine engine, Clock clock, Findings findings) {
    this.engine = engine;
    this.clock = clock;
    this.findings = findings;
    engine.seek(engine.frameOf(clock.nanos()));
  }

  /** A device that is gone takes nothing; one that comes back goes on from now. */
  void there(boolean now) {
    if (now && !there) engine.seek(engine.frameOf(clock.nanos()));
    there = now;
  }

  /** Takes all that is due. */
  void listen() {
    if (!there) return;
    long due = engine.frameOf(clock.nanos());
    while (engine.frame() + BLOCK <= due) {
      engine.render(left, right, BLOCK);
      frames += BLOCK;
      check(left);
      check(right);
    }
    long now = engine.load().faults();
    if (now > faults) findings.violated((now - faults) + " voices failed and were muted");
    faults = now;
  }

  void check(float[] side) {
    for (float x : side) {
      if (!Float.isFinite(x)) {
        findings.violated("a sample is " + x + " in frame " + engine.frame());
        return;
      }
      peak = Math.max(peak, Math.abs(x));
      if (Math.abs(x) > FULL_SCALE) {
        findings.violated("a sample of " + x + " clips in frame " + engine.frame());
        return;
      }
    }
  }

  /** The highest sample since this was asked last. */
  float takePeak() {
    float out = peak;
    peak = 0;
    return out;
  }

  long frames() {
    return frames;
  }
}
