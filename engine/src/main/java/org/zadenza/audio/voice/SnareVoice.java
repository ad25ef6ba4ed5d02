// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Saturator;
import org.zadenza.dsp.Sine;

/** A snare drum: two modes of the skin, and the wires as filtered noise that dies in two stages. */
final class SnareVoice implements Voice {
  /** The second mode of a circular membrane with air on one side lies near 1.8 of the first. */
  private static final double SECOND_MODE = 1.79;

  private static final double WIRES_CRACK = 0.1;

  private final Decay bend = new Decay();
  private final Decay skinLoudness = new Decay();
  private final Decay crack = new Decay();
  private final Decay tail = new Decay();
  private final Noise noise = new Noise();
  private final Filter bottom = new Filter();
  private final Filter top = new Filter();
  private double sampleRate;
  private double phase;
  private double phase2;
  private double step;
  private double wires;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    step = p[0] * note.speed / sampleRate;
    bend.start(0.035 * sampleRate);
    skinLoudness.start(p[1] * sampleRate);
    crack.start(WIRES_CRACK * sampleRate);
    tail.start(p[2] * sampleRate);
    wires = p[3];
    bottom.reset();
    bottom.tune(p[4] * note.speed / sampleRate, 0.8);
    top.reset();
    top.tune((5000 + 5500 * note.force) * note.speed / sampleRate, 0.75);
    noise.seed(note.seed);
    phase = 0;
    phase2 = 0;
    return Math.max(p[1], p[2]) * 1.25;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) left[i] = (float) noise.next();
    bottom.high(left, from, to);
    top.low(left, from, to);
    for (int i = from; i < to; i++) {
      double skin = (Sine.of(phase) + 0.55 * Sine.of(phase2)) * skinLoudness.next();
      double rattle = left[i] * (0.6 * crack.next() + 0.65 * tail.next());
      double sound = skin * (1 - wires) + rattle * 1.6 * wires;
      left[i] = (float) Saturator.soft(1.8 * sound);
      double bent = step * (1 + 0.7 * bend.next());
      phase += bent;
      phase -= Math.floor(phase);
      phase2 += bent * SECOND_MODE;
      phase2 -= Math.floor(phase2);
    }
  }
}
