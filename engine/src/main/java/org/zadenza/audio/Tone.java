// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.zadenza.audio.voice.Effects;
import org.zadenza.audio.voice.FilterSweep;
import org.zadenza.audio.voice.Note;
import org.zadenza.dsp.Comb;
import org.zadenza.dsp.Distortion;
import org.zadenza.dsp.DjFilter;
import org.zadenza.dsp.Formants;
import org.zadenza.dsp.Phaser;
import org.zadenza.dsp.Power;
import org.zadenza.dsp.RingModulator;
import org.zadenza.dsp.Saturator;
import org.zadenza.dsp.SweptFilter;
import org.zadenza.dsp.Tremolo;
import org.zadenza.dsp.Triode;

/**
 * What a channel does to one side of its voice's sound before loudness: filters, then what distorts
 * in Strudel's order, then SuperDirt's further effects in theirs; each costs nothing where the note
 * does not ask for it. Audio thread.
 */
final class Tone {
  private final double sampleRate;
  private final SweptFilter lowpass;
  private final SweptFilter highpass;
  private final SweptFilter bandpass;
  private final Formants formants;
  private final Distortion distortion = new Distortion();
  private final Triode triode;
  private final RingModulator ring;
  private final Comb comb = new Comb();
  private final DjFilter djFilter;
  private final Tremolo tremolo;
  private final Phaser phaser;
  private double lowpassHz;
  private double lowpassQ;
  private double highpassHz;
  private double highpassQ;
  private double bandpassHz;
  private double bandpassQ;
  private float bandLevel;
  private double levels;
  private double coarseFrames;
  private double drive;
  private double heldFor;
  private float held;

  Tone(double sampleRate) {
    this.sampleRate = sampleRate;
    lowpass = new SweptFilter(SweptFilter.Part.LOW, sampleRate);
    highpass = new SweptFilter(SweptFilter.Part.HIGH, sampleRate);
    bandpass = new SweptFilter(SweptFilter.Part.BAND, sampleRate);
    formants = new Formants(sampleRate);
    triode = new Triode(sampleRate);
    ring = new RingModulator(sampleRate);
    djFilter = new DjFilter(sampleRate);
    tremolo = new Tremolo(sampleRate);
    phaser = new Phaser(sampleRate);
  }

  /**
   * @param holdFrames from the onset to the release
   */
  void start(Note note, double holdFrames) {
    start(lowpass, note.lowpassHz, note.lowpassQ, note.lowpassSweep, holdFrames);
    start(highpass, note.highpassHz, note.highpassQ, note.highpassSweep, holdFrames);
    start(bandpass, note.bandpassHz, note.bandpassQ, note.bandpassSweep, holdFrames);
    lowpassHz = note.lowpassHz;
    lowpassQ = note.lowpassQ;
    highpassHz = note.highpassHz;
    highpassQ = note.highpassQ;
    bandpassHz = note.bandpassHz;
    bandpassQ = note.bandpassQ;
    bandLevel = (float) note.bandpassQ;
    levels = note.crushBits == 0 ? 0 : Power.ofOctaves(note.crushBits - 1);
    coarseFrames = note.coarseFrames;
    drive = 2 * note.shape / (1 - note.shape);
    heldFor = coarseFrames;
    held = 0;
    Effects e = note.effects;
    formants.start(e.vowel);
    distortion.start(e.distort, e.distortLevel);
    triode.start(e.triode);
    ring.start(e.ring, e.ringHz, e.ringSlideHz);
    comb.start(e.comb);
    djFilter.start(e.djf);
    tremolo.start(e.tremoloHz, e.tremoloDepth, e.tremoloPhase);
    phaser.start(e.phaserHz, e.phaserDepth, e.phaserCentreHz, e.phaserOctaves);
  }

  private void start(SweptFilter filter, double hz, double q, FilterSweep sweep, double hold) {
    filter.start(hz, q);
    if (hz <= 0) return;
    filter.envelope(
        sweep.octaves,
        sweep.anchor,
        sweep.attackSeconds * sampleRate,
        sweep.decaySeconds * sampleRate,
        sweep.sustainLevel,
        hold,
        sweep.releaseSeconds * sampleRate);
    filter.lfo(sweep.lfoHz, sweep.lfoDepth, sweep.lfoWave);
  }

  /** Moves to what knobs hold. */
  void turn(HeldControls held) {
    lowpassHz = held.at(HeldControls.LOWPASS, lowpassHz);
    lowpassQ = held.at(HeldControls.LOWPASS_Q, lowpassQ);
    highpassHz = held.at(HeldControls.HIGHPASS, highpassHz);
    highpassQ = held.at(HeldControls.HIGHPASS_Q, highpassQ);
    bandpassHz = held.at(HeldControls.BANDPASS, bandpassHz);
    bandpassQ = held.at(HeldControls.BANDPASS_Q, bandpassQ);
    lowpass.aim(lowpassHz, lowpassQ);
    highpass.aim(highpassHz, highpassQ);
    bandpass.aim(bandpassHz, bandpassQ);
    bandLevel = (float) bandpassQ;
  }

  void process(float[] x, int from, int to) {
    lowpass.process(x, from, to);
    highpass.process(x, from, to);
    if (bandpass.process(x, from, to)) for (int i = from; i < to; i++) x[i] *= bandLevel;
    formants.process(x, from, to);
    if (levels > 0) {
      for (int i = from; i < to; i++) x[i] = (float) (Math.rint(x[i] * levels) / levels);
    }
    if (coarseFrames > 1) hold(x, from, to);
    if (drive > 0) for (int i = from; i < to; i++) x[i] = (float) Saturator.shape(x[i], drive);
    triode.process(x, from, to);
    ring.process(x, from, to);
    distortion.process(x, from, to);
    comb.process(x, from, to);
    djFilter.process(x, from, to);
    tremolo.process(x, from, to);
    phaser.process(x, from, to);
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
