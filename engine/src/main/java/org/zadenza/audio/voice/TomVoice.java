// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Sine;

/** A tom: a skin whose pitch sags as it calms down, its second mode, and the stick. */
final class TomVoice implements Voice {
  /** Modes (0,1) and (1,1) of an ideal membrane: ratio of the Bessel zeros 3.832 and 2.405. */
  private static final double SECOND_MODE = 1.593;

  private final Decay bend = new Decay();
  private final Decay loudness = new Decay();
  private final Decay overtone = new Decay();
  private final Decay stick = new Decay();
  private final Noise noise = new Noise();
  private final Filter stickTone = new Filter();
  private double sampleRate;
  private double phase;
  private double phase2;
  private double step;
  private double bendBy;
  private double stickLevel;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    step = p[0] * note.speed / sampleRate;
    bendBy = p[1];
    bend.start(0.16 * sampleRate);
    loudness.start(p[2] * sampleRate);
    overtone.start(p[2] * 0.35 * sampleRate);
    stick.start(0.05 * sampleRate);
    stickLevel = p[3] * note.force;
    stickTone.reset();
    stickTone.tune(10 * p[0] * note.speed / sampleRate, 0.8);
    noise.seed(note.seed);
    phase = 0;
    phase2 = 0;
    return p[2] * 1.25;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      double skin = Sine.of(phase) * loudness.next() + 0.3 * Sine.of(phase2) * overtone.next();
      double hit = stickTone.low(noise.next()) * stick.next() * stickLevel;
      left[i] = (float) (skin + 2 * hit);
      double bent = step * (1 + bendBy * bend.next());
      phase += bent;
      phase -= Math.floor(phase);
      phase2 += bent * SECOND_MODE;
      phase2 -= Math.floor(phase2);
    }
  }
}
