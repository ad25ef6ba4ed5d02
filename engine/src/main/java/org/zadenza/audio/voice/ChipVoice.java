// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Oscillator;

/**
 * The sound chip of a home computer: three squares, which {@code voice} switches on and off, and a
 * slide that begins again and again.
 */
final class ChipVoice implements Voice {
  private static final double MOST_HZ_OF_SLIDE = 100;

  private final Oscillator first = new Oscillator();
  private final Oscillator second = new Oscillator();
  private final Oscillator third = new Oscillator();
  private final Glide glide = new Glide();
  private double sampleRate;
  private double hz;
  private double ratio2;
  private double ratio3;
  private double level1;
  private double level2;
  private double level3;
  private double slideHz;
  private double slideTurns;
  private double slideStep;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    hz = note.freqHz;
    glide.start(note, sampleRate);
    ratio2 = p[0];
    ratio3 = p[1];
    double voice = p[2];
    level1 = voice < 0.5 ? 1 : 0;
    level2 = turned(2 * voice) < 0.5 ? 1 : 0;
    level3 = turned(4 * voice) < 0.5 ? 1 : 0;
    slideHz = MOST_HZ_OF_SLIDE * p[3];
    slideTurns = 0;
    slideStep = p[4] / Math.max(1, note.holdSeconds * sampleRate);
    first.phase(0);
    second.phase(0);
    third.phase(0);
    return UNTIL_RELEASED;
  }

  private static double turned(double turns) {
    return turns - Math.floor(turns);
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      double now = hz;
      if (slideHz != 0) {
        now = Math.clamp(hz + slideHz * (2 * turned(slideTurns) - 1), 8, 0.4 * sampleRate);
        slideTurns += slideStep;
      }
      double step = Math.clamp(now * glide.next() / sampleRate, 0, 0.4);
      double sum = level1 * first.pulse(step, 0.5);
      sum += level2 * second.pulse(Math.min(0.4, step * ratio2), 0.5);
      sum += level3 * third.pulse(Math.min(0.4, step * ratio3), 0.5);
      left[i] = (float) (sum / 3);
    }
  }
}
