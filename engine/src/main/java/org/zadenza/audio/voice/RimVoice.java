// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Sine;

/** A stick on the rim: three short modes of wood and a tick. */
final class RimVoice implements Voice {
  private final Decay loudness = new Decay();
  private final Decay tick = new Decay();
  private final Noise noise = new Noise();
  private final Filter edge = new Filter();
  private double sampleRate;
  private double turns;
  private double step;
  private double click;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    step = p[0] * note.speed / sampleRate;
    loudness.start(p[1] * sampleRate);
    tick.start(0.008 * sampleRate);
    click = p[2];
    edge.reset();
    edge.tune(3500 * note.speed / sampleRate, 0.9);
    noise.seed(note.seed);
    turns = 0;
    return p[1] * 1.25;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      double wood = Sine.of(turns) + 0.6 * Sine.of(turns * 0.29) + 0.35 * Sine.of(turns * 2.63);
      double sound = 0.6 * wood * loudness.next();
      left[i] = (float) (sound + click * edge.band(noise.next()) * tick.next());
      turns += step;
    }
  }
}
