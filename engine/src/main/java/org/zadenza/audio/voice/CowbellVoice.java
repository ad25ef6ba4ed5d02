// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Oscillator;

/** A cowbell: two squares almost a fifth apart through a band, with a hit and a ring. */
final class CowbellVoice implements Voice {
  /** 800 Hz over 540 Hz, as in the TR-808. */
  private static final double INTERVAL = 800.0 / 540;

  private final Oscillator low = new Oscillator();
  private final Oscillator high = new Oscillator();
  private final Filter band = new Filter();
  private final Decay hit = new Decay();
  private final Decay ring = new Decay();
  private double sampleRate;
  private double step;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    step = Math.min(0.4, p[0] * note.speed / sampleRate);
    hit.start(0.06 * sampleRate);
    ring.start(p[1] * sampleRate);
    band.reset();
    band.tune(p[2] * note.speed / sampleRate, 0.9);
    low.phase(0);
    high.phase(0);
    return p[1] * 1.25;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      double pair = low.pulse(step, 0.5) + high.pulse(Math.min(0.4, step * INTERVAL), 0.5);
      double loudness = 0.5 * hit.next() + 0.5 * ring.next();
      left[i] = (float) (band.band(pair) * loudness);
    }
  }
}
