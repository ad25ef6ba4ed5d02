// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Saturator;

/** Hands: three short bursts of band-limited noise, then the room they clap in. */
final class ClapVoice implements Voice {
  private static final int HANDS = 3;
  private static final double BURST_SECONDS = 0.022;

  private final Decay burst = new Decay();
  private final Decay tail = new Decay();
  private final Noise noise = new Noise();
  private final Filter palm = new Filter();
  private final Filter air = new Filter();
  private double sampleRate;
  private long spreadFrames;
  private long age;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    palm.reset();
    palm.tune(p[0] * note.speed / sampleRate, 1.6);
    air.reset();
    air.tune(p[0] * 0.6 * note.speed / sampleRate, 0.7);
    spreadFrames = Math.max(1, Math.round(p[1] * sampleRate));
    burst.start(BURST_SECONDS * sampleRate);
    tail.start(p[2] * sampleRate);
    noise.seed(note.seed);
    age = 0;
    return p[2] * 1.25 + HANDS * p[1];
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      long hand = age / spreadFrames;
      if (hand < HANDS && age == hand * spreadFrames) burst.start(BURST_SECONDS * sampleRate);
      double loudness = (hand < HANDS - 1 ? 1.3 : 1) * burst.next();
      if (hand >= HANDS - 1) loudness += 0.6 * tail.next();
      double in = noise.next();
      double sound = 2.2 * palm.band(in) + 0.16 * air.high(in);
      left[i] = (float) Saturator.soft(1.8 * sound * loudness);
      age++;
    }
  }
}
