// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Sine;

/**
 * A sine whose phase is swung by two others, from bells to basses.
 *
 * <p>Chowning, "The Synthesis of Complex Audio Spectra by Means of Frequency Modulation" (1973);
 * the first modulator also hears itself.
 */
final class FmVoice implements Voice {
  private static final double PER_TURN = 1 / (2 * Math.PI);

  private final Decay fade = new Decay();
  private final Decay hit = new Decay();
  private final Glide glide = new Glide();
  private double sampleRate;
  private double carrier;
  private double first;
  private double second;
  private double step;
  private double firstStep;
  private double secondStep;
  private double index;
  private double floor;
  private double index2;
  private double feedback;
  private double lastFirst;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    step = Math.min(0.4, note.freqHz / sampleRate);
    firstStep = step * p[0];
    secondStep = step * p[5];
    index = room(p[0]) * Math.min(p[1], most(p[0])) * PER_TURN * note.force;
    index2 = room(p[5]) * Math.min(p[6], most(p[5])) * PER_TURN * note.force;
    fade.start(p[2] * sampleRate);
    hit.start(p[2] * 0.25 * sampleRate);
    floor = p[3];
    feedback = p[4] * 0.25;
    glide.start(note, sampleRate);
    carrier = 0;
    first = 0;
    second = 0;
    lastFirst = 0;
    return UNTIL_RELEASED;
  }

  /** Carson's rule: the index at which the highest strong side band reaches 0.45 of the rate. */
  private double most(double ratio) {
    return Math.max(0, (0.45 / step - 1) / ratio - 1);
  }

  private double room(double ratio) {
    return step * ratio < 0.45 ? 1 : 0;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      double swing = floor + (1 - floor) * fade.next();
      lastFirst = Sine.of(first + feedback * lastFirst);
      double bent = index * swing * lastFirst + index2 * hit.next() * Sine.of(second);
      left[i] = (float) Sine.of(carrier + bent);
      double factor = glide.next();
      carrier = advanced(carrier, step * factor);
      first = advanced(first, firstStep * factor);
      second = advanced(second, secondStep * factor);
    }
  }

  private static double advanced(double phase, double by) {
    double next = phase + by;
    return next - Math.floor(next);
  }
}
