// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Adsr;
import org.zadenza.dsp.Oscillator;
import org.zadenza.dsp.Sine;

/**
 * One plain waveform at the note's pitch, which may glide, and which a sine may swing (Chowning
 * 1973; Strudel's {@code fm}).
 */
final class OscillatorVoice implements Voice {
  enum Wave {
    SINE,
    TRIANGLE,
    SAW,
    SQUARE
  }

  /** A wave that stands still has no corners to round. */
  private static final double LEAST_STEP = 1e-9;

  private final Wave wave;
  private final Oscillator oscillator = new Oscillator();
  private double sampleRate;
  private double step;
  private double width;
  private final Adsr fade = new Adsr();
  private final Glide glide = new Glide();
  private double index;
  private double ratio;
  private double phase;
  private double swing;
  private long age;

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
    phase = wave == Wave.SAW ? 0.5 : 0;
    oscillator.phase(phase);
    swing = 0;
    age = 0;
    glide.start(note, sampleRate);
    startSwing(note);
    return UNTIL_RELEASED;
  }

  /** By Carson's rule no strong side band of the note's own partial passes 0.45 of the rate. */
  private void startSwing(Note note) {
    ratio = note.fmRatio;
    double most = ratio > 0 ? Math.max(0, (0.45 / step - 1) / ratio - 1) : 0;
    index = Math.min(note.fmIndex, most);
    fade.start(
        note.fmAttackSeconds * sampleRate,
        note.fmDecaySeconds * sampleRate,
        note.fmSustainLevel,
        note.holdSeconds * sampleRate,
        note.releaseSeconds * sampleRate);
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    if (index > 0 || !glide.still()) {
      for (int i = from; i < to; i++) left[i] = (float) swung();
      return;
    }
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

  private double swung() {
    double now = Math.clamp(step * glide.next(), 0, 0.45);
    double level = index * fade.at(age++);
    double turned = phase + level / (2 * Math.PI) * Sine.of(swing);
    double t = turned - Math.floor(turned);
    double speed = now * Math.abs(1 + level * ratio * Sine.cosine(swing));
    double out = at(t, Math.clamp(speed, LEAST_STEP, 0.45));
    phase = advanced(phase, now);
    swing = advanced(swing, now * ratio);
    return out;
  }

  private double at(double t, double speed) {
    return switch (wave) {
      case SINE -> Sine.of(t);
      case TRIANGLE -> Oscillator.triangleAt(t, speed);
      case SAW -> Oscillator.sawAt(t, speed);
      case SQUARE -> Oscillator.pulseAt(t, speed, width);
    };
  }

  private static double advanced(double turns, double by) {
    double next = turns + by;
    return next - Math.floor(next);
  }
}
