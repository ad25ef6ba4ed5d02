// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.zadenza.audio.voice.Note;
import org.zadenza.dsp.Filter;
import org.zadenza.dsp.Power;
import org.zadenza.dsp.Saturator;

/**
 * What a channel does to one side of its voice's sound before loudness: filters, crush, coarse,
 * shape, in SuperDirt's order; each costs nothing where the note does not ask for it. Audio thread.
 */
final class Tone {
  private final double sampleRate;
  private final Filter lowpass = new Filter();
  private final Filter highpass = new Filter();
  private final Filter bandpass = new Filter();
  private boolean low;
  private boolean high;
  private boolean band;
  private double levels;
  private double coarseFrames;
  private double drive;
  private double heldFor;
  private float held;

  Tone(double sampleRate) {
    this.sampleRate = sampleRate;
  }

  void start(Note note) {
    low = tuned(lowpass, note.lowpassHz, note.lowpassQ);
    high = tuned(highpass, note.highpassHz, note.highpassQ);
    band = tuned(bandpass, note.bandpassHz, note.bandpassQ);
    levels = note.crushBits == 0 ? 0 : Power.ofOctaves(note.crushBits - 1);
    coarseFrames = note.coarseFrames;
    drive = 2 * note.shape / (1 - note.shape);
    heldFor = coarseFrames;
    held = 0;
  }

  private boolean tuned(Filter filter, double hz, double q) {
    filter.reset();
    if (hz <= 0) return false;
    filter.tune(hz / sampleRate, q);
    return true;
  }

  void process(float[] x, int from, int to) {
    if (low) lowpass.low(x, from, to);
    if (high) highpass.high(x, from, to);
    if (band) for (int i = from; i < to; i++) x[i] = (float) bandpass.band(x[i]);
    if (levels > 0) {
      for (int i = from; i < to; i++) x[i] = (float) (Math.rint(x[i] * levels) / levels);
    }
    if (coarseFrames > 1) hold(x, from, to);
    if (drive > 0) for (int i = from; i < to; i++) x[i] = (float) Saturator.shape(x[i], drive);
  }

  private void hold(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      if (heldFor >= coarseFrames) {
        heldFor -= coarseFrames;
        held = x[i];
      }
      heldFor++;
      x[i] = held;
    }
  }
}
