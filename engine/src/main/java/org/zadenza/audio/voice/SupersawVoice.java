// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.zadenza.dsp.Decay;
import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Oscillator;

/**
 * Seven saws, a little apart in pitch and in place, under a filter that closes.
 *
 * <p>The offsets are those measured by Szabo ("How to Emulate the Super Saw", KTH 2010).
 */
final class SupersawVoice implements Voice {
  private static final double[] OFFSETS = {
    0, -0.11002313, 0.10745242, -0.06288439, 0.06216538, -0.01952356, 0.01991221
  };
  private static final double CENTRE_LEVEL = 0.26;
  private static final double SIDE_LEVEL = 0.2;

  /** How often the filter is tuned: often enough to be smooth, seldom enough to be cheap. */
  private static final int TUNE_EVERY = 32;

  private final Oscillator[] saws = new Oscillator[OFFSETS.length];
  private final double[] steps = new double[OFFSETS.length];
  private final double[] toLeft = new double[OFFSETS.length];
  private final double[] toRight = new double[OFFSETS.length];
  private final Filter leftFilter = new Filter();
  private final Filter rightFilter = new Filter();
  private final Glide glide = new Glide();
  private final Noise chance = new Noise();
  private double sampleRate;
  private double base;
  private double sweep;
  private double closing;
  private double open;
  private int untilTuned;

  @Override
  public void prepare(double newSampleRate) {
    sampleRate = newSampleRate;
    for (int i = 0; i < saws.length; i++) saws[i] = new Oscillator();
  }

  @Override
  public double start(Note note) {
    double[] p = note.params;
    chance.seed(note.seed);
    glide.start(note, sampleRate);
    for (int i = 0; i < saws.length; i++) {
      double side = i == 0 ? 0 : (i % 2 == 0 ? 1 : -1) * p[1];
      steps[i] = Math.min(0.45, note.freqHz * (1 + OFFSETS[i] * p[0] * 0.35) / sampleRate);
      double level = i == 0 ? CENTRE_LEVEL : SIDE_LEVEL;
      toLeft[i] = level * (1 - 0.6 * side);
      toRight[i] = level * (1 + 0.6 * side);
      saws[i].phase(i == 0 ? 0.5 : chance.next());
    }
    base = p[2] * (0.4 + 0.6 * note.force);
    sweep = p[3];
    closing = Decay.factor(p[4] * sampleRate / TUNE_EVERY);
    open = 1;
    untilTuned = 0;
    leftFilter.reset();
    rightFilter.reset();
    return UNTIL_RELEASED;
  }

  private void tune() {
    double cutoff = base * (1 + sweep * open) / sampleRate;
    leftFilter.tune(cutoff, 0.9);
    rightFilter.tune(cutoff, 0.9);
    open *= closing;
    untilTuned = TUNE_EVERY;
  }

  @Override
  public void render(float[] left, float[] right, int from, int to) {
    for (int i = from; i < to; i++) {
      if (untilTuned-- == 0) {
        tune();
        untilTuned--;
      }
      double factor = glide.next();
      double l = 0;
      double r = 0;
      for (int k = 0; k < saws.length; k++) {
        double saw = saws[k].saw(Math.min(0.45, steps[k] * factor));
        l += saw * toLeft[k];
        r += saw * toRight[k];
      }
      left[i] = (float) leftFilter.low(l);
      right[i] = (float) rightFilter.low(r);
    }
  }
}
