// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Oscillator;
import org.zadenza.dsp.Power;
import org.zadenza.dsp.Saturator;
import org.zadenza.dsp.Sine;

/**
 * An analogue synthesiser with the controls of SuperDirt's: up to three copies of a wave, a second
 * wave some semitones off, and a low-pass that follows the pitch and is swept by a slow sine.
 */
final class AnalogVoice implements Voice {
  private static final int SAW = 0;
  private static final int PULSE = 1;
  private static final int COPIES = 3;

  /**
   * How often filter, pitch and width move: often enough to be smooth, seldom enough to be cheap.
   */
  private static final int MOVE_EVERY = 16;

  /** The sweep at rate 1 goes as fast as the note's pitch six octaves down. */
  private static final double SWEEP_PART = 1.0 / 64;

  private static final double WIDTH_HZ = 0.7;
  private static final double SLIDE_SECONDS = 0.35;
  private static final double FALL_SECONDS = 0.6;

  private final Oscillator[] first = new Oscillator[COPIES];
  private final Oscillator[] second = new Oscillator[COPIES];
  private final double[] factors = new double[COPIES];
  private final double[] steps = new double[COPIES];
  private final Filter filter = new Filter();
  private final Filter filter2 = new Filter();
  private final Noise chance = new Noise();
  private final Glide glide = new Glide();
  private double sampleRate;
  private int copies;
  private int wave;
  private int wave2;
  private double width;
  private double widthNow;
  private double widthSwing;
  private double hz;
  private double interval;
  private double mix;
  private double bright;
  private double q;
  private double sweep;
  private double sweepTurns;
  private double sweepStep;
  private double widthTurns;
  private double fall;
  private double fallen;
  private double fallFactor;
  private double slide;
  private double slideFactor;
  private int untilMoved;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
    for (int i = 0; i < COPIES; i++) {
      first[i] = new Oscillator();
      second[i] = new Oscillator();
    }
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    chance.seed(note.seed);
    glide.start(note, sampleRate);
    wave = (int) Math.rint(p[0]);
    wave2 = (int) Math.rint(p[12]);
    width = p[1];
    copies = p[2] > 0 ? COPIES : 1;
    hz = note.freqHz;
    interval = Power.ofOctaves(p[3] / 12);
    mix = p[4];
    bright = p[5] * (0.4 + 0.75 * note.force);
    q = 0.6 * Power.of(16, p[6]);
    sweep = p[7];
    sweepStep = hz * SWEEP_PART * p[8] * MOVE_EVERY / sampleRate;
    fall = p[9];
    slide = p[10] / 12;
    widthSwing = p[11] * Math.min(width - 0.05, 0.95 - width);
    for (int i = 0; i < COPIES; i++) {
      factors[i] = copies == 1 ? 1 : Power.ofOctaves((i - 1) * p[2] / 1200);
      double phase = copies == 1 ? 0 : chance.next();
      first[i].phase(wave == SAW ? phase + 0.5 : phase);
      second[i].phase(wave2 == SAW ? phase + 0.5 : phase);
    }
    sweepTurns = 0;
    widthTurns = 0;
    fallen = 1;
    fallFactor = Decay.factor(FALL_SECONDS * sampleRate);
    slideFactor = Decay.factor(SLIDE_SECONDS * sampleRate / MOVE_EVERY);
    untilMoved = 0;
    filter.reset();
    filter2.reset();
    return UNTIL_RELEASED;
  }

  private void move() {
    double open = 1 + sweep * (0.5 - 0.5 * Sine.cosine(sweepTurns));
    double corner = Math.max(30, hz * bright * open) / sampleRate;
    filter.tune(corner, q);
    filter2.tune(corner, 0.6);
    double now = hz * Power.ofOctaves(slide) / sampleRate;
    for (int i = 0; i < COPIES; i++) steps[i] = Math.min(0.4, now * factors[i]);
    widthNow = width + widthSwing * Sine.of(widthTurns);
    sweepTurns += sweepStep;
    sweepTurns -= Math.floor(sweepTurns);
    widthTurns += WIDTH_HZ * MOVE_EVERY / sampleRate;
    slide = Math.abs(slide) < 1e-5 ? 0 : slide * slideFactor;
    untilMoved = MOVE_EVERY;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      if (untilMoved == 0) move();
      untilMoved--;
      double factor = glide.next();
      double sum = 0;
      for (int k = 0; k < copies; k++) {
        double step = Math.min(0.4, steps[k] * factor);
        sum += next(wave, first[k], step);
        if (mix > 0) sum += mix * next(wave2, second[k], Math.min(0.4, step * interval));
      }
      double level = (1 - fall) + fall * fallen;
      fallen *= fallFactor;
      double through = filter2.low(filter.low(sum * (copies == 1 ? 0.7 : 0.34)));
      left[i] = (float) (Saturator.soft(through * level));
    }
  }

  private double next(int kind, Oscillator o, double step) {
    return kind == SAW ? o.saw(step) : kind == PULSE ? o.pulse(step, widthNow) : o.triangle(step);
  }
}
