// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Saturator;
import org.zadenza.dsp.Sine;

/** A bass drum: a sine that falls from the beater's pitch to the skin's, and a click on top. */
final class KickVoice implements Voice {
  private static final double CLICK_SECONDS = 0.018;

  private final Decay bend = new Decay();
  private final Decay loudness = new Decay();
  private final Decay clickLoudness = new Decay();
  private final Noise noise = new Noise();
  private final Filter clickTone = new Filter();
  private double sampleRate;
  private double phase;
  private double endStep;
  private double bendStep;
  private double click;
  private double drive;
  private double level;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    endStep = p[0] * note.speed / sampleRate;
    bendStep = Math.max(0, p[1] - p[0]) * note.speed / sampleRate;
    bend.start(p[2] * sampleRate);
    loudness.start(p[3] * sampleRate);
    click = p[4] * note.force;
    clickLoudness.start(CLICK_SECONDS * sampleRate);
    clickTone.reset();
    clickTone.tune(2600 * note.speed / sampleRate, 0.8);
    drive = 1 + p[5];
    level = 1 / Saturator.soft(drive);
    noise.seed(note.seed);
    phase = 0;
    return p[3] * 1.25;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      double skin = Saturator.soft(drive * Sine.of(phase)) * level * loudness.next();
      double tick = clickTone.low(noise.next()) * clickLoudness.next() * click;
      left[i] = (float) (skin + tick);
      phase += endStep + bendStep * bend.next();
      phase -= Math.floor(phase);
    }
  }
}
