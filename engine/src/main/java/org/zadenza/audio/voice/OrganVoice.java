// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Sine;

/** An organ of drawbars: sines at the sub-octave, the note, the quint, octaves, and a key click. */
final class OrganVoice implements Voice {
  private static final double[] DRAWBARS = {0.5, 1, 1.5, 2, 3, 4, 6, 8};

  private final double[] phases = new double[DRAWBARS.length];
  private final double[] steps = new double[DRAWBARS.length];
  private final double[] levels = new double[DRAWBARS.length];
  private final Glide glide = new Glide();
  private final Decay key = new Decay();
  private final Noise noise = new Noise();
  private double sampleRate;
  private double click;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    for (int i = 0; i < DRAWBARS.length; i++) {
      steps[i] = note.freqHz * DRAWBARS[i] / sampleRate;
      levels[i] = steps[i] > 0.45 ? 0 : i == 0 ? p[0] : i == 2 ? p[1] : 1;
      if (i > 2) levels[i] *= p[2] / (i - 1);
      phases[i] = 0;
    }
    click = p[3];
    glide.start(note, sampleRate);
    key.start(0.012 * sampleRate);
    noise.seed(note.seed);
    return UNTIL_RELEASED;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      double factor = glide.next();
      double sum = 0;
      for (int k = 0; k < phases.length; k++) {
        sum += levels[k] * Sine.of(phases[k]);
        double next = phases[k] + steps[k] * factor;
        phases[k] = next - Math.floor(next);
      }
      left[i] = (float) (0.5 * sum + click * noise.next() * key.next());
    }
  }
}
