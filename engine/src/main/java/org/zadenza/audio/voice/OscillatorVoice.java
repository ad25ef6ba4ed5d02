// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Oscillator;

/** One plain waveform at the note's pitch. */
final class OscillatorVoice implements Voice {
  enum Wave {
    SINE,
    TRIANGLE,
    SAW,
    SQUARE
  }

  private final Wave wave;
  private final Oscillator oscillator = new Oscillator();
  private double sampleRate;
  private double step;
  private double width;

  OscillatorVoice(Wave wave) {
    this.wave = wave;
  }

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
  }

  @Override
  public double start(Note note) {
    step = Math.min(0.45, note.freqHz / sampleRate);
    width = note.params[0];
    oscillator.phase(wave == Wave.SAW ? 0.5 : 0);
    return UNTIL_RELEASED;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    switch (wave) {
      case SINE -> {
        for (int i = from; i < to; i++) left[i] = (float) oscillator.sine(step);
      }
      case TRIANGLE -> {
        for (int i = from; i < to; i++) left[i] = (float) oscillator.triangle(step);
      }
      case SAW -> {
        for (int i = from; i < to; i++) left[i] = (float) oscillator.saw(step);
      }
      case SQUARE -> {
        for (int i = from; i < to; i++) left[i] = (float) oscillator.pulse(step, width);
      }
    }
  }
}
