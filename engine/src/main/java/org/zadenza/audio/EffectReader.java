// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.zadenza.audio.CueReader.number;

import org.zadenza.audio.voice.Effects;
import org.zadenza.audio.voice.FilterSweep;
import org.zadenza.audio.voice.Note;
import org.zadenza.dsp.Formants;
import org.zadenza.dsp.Power;
import org.zadenza.dsp.Wave;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;

/** The part of {@link CueReader} that is about what is done to a note's own sound. */
final class EffectReader {
  private static final double MOST_OCTAVES = 10;
  private static final double FASTEST_HZ = 200;
  private static final double LONGEST_SECONDS = 60;
  private static final double MOST_INDEX = 100;

  /** SuperDirt's, which also makes what goes through that many times louder. */
  private static final double BAND_Q = 10;

  private static final double MOST_Q = 100;

  /** At Strudel's usual 2000 the notches move by an octave and a half to each side. */
  private static final double PHASER_OCTAVES_PER_HZ = 1.5 / 2000;

  /** The controls that move one filter, named once so that reading them makes no garbage. */
  private record SweepNames(
      String env,
      String attack,
      String decay,
      String sustain,
      String release,
      String rate,
      String sync,
      String depth,
      String depthHz,
      String shape) {
    static SweepNames of(String filter) {
      return new SweepNames(
          filter + "env",
          filter + "attack",
          filter + "decay",
          filter + "sustain",
          filter + "release",
          filter + "rate",
          filter + "sync",
          filter + "depth",
          filter + "depthfrequency",
          filter + "shape");
    }
  }

  private static final SweepNames LOW = SweepNames.of("lp");
  private static final SweepNames HIGH = SweepNames.of("hp");
  private static final SweepNames BAND = SweepNames.of("bp");

  private final int sampleRate;

  EffectReader(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  void read(Controls c, Cue cue, Note note) {
    double highest = highestHz(sampleRate);
    note.lowpassHz = Math.clamp(number(c, "cutoff", number(c, "lpf", 0)), 0, highest);
    note.lowpassQ = q(number(c, "resonance", number(c, "lpq", 0)));
    note.highpassHz = Math.clamp(number(c, "hcutoff", number(c, "hpf", 0)), 0, highest);
    note.highpassQ = q(number(c, "hresonance", number(c, "hpq", 0)));
    note.bandpassHz = Math.clamp(number(c, "bandf", number(c, "bpf", 0)), 0, highest);
    note.bandpassQ = bandQ(number(c, "bandq", number(c, "bpq", BAND_Q)));
    if (note.lowpassHz > 0) sweep(c, cue, LOW, note.lowpassHz, note.lowpassSweep);
    if (note.highpassHz > 0) sweep(c, cue, HIGH, note.highpassHz, note.highpassSweep);
    if (note.bandpassHz > 0) sweep(c, cue, BAND, note.bandpassHz, note.bandpassSweep);
    double bits = number(c, "crush", 0);
    note.crushBits = bits <= 0 ? 0 : Math.clamp(bits, 1, 16);
    note.coarseFrames = Math.clamp(number(c, "coarse", 0), 0, 1000);
    note.shape = Math.clamp(number(c, "shape", 0) + number(c, "overshape", 0), 0, 0.98);
    if (note.shape > 0) note.amplitude *= Math.clamp(number(c, "shapevol", 1), 0, 10);
    colours(c, note.effects);
    movements(c, cue, note.effects);
    modulation(c, note);
    note.amplitude *= Math.clamp(number(c, "postgain", 1), 0, 10);
  }

  /** No filter's corner lies above it. */
  static double highestHz(int sampleRate) {
    return 0.45 * sampleRate;
  }

  static double bandQ(double q) {
    return Math.clamp(q, 1, MOST_Q);
  }

  /** Up to 1 SuperDirt's resonance, a power of 1000; above it Strudel's, decibels at the corner. */
  static double q(double resonance) {
    if (resonance <= 0) return 1;
    double q = resonance <= 1 ? Power.of(1000, resonance) : Power.ofDecibels(resonance);
    return Math.min(q, MOST_Q);
  }

  /**
   * Strudel's: an envelope is there if any of its controls is, and lifts by an octave at least; if
   * it only rises it stays up.
   */
  private static void sweep(Controls c, Cue cue, SweepNames names, double hz, FilterSweep sweep) {
    boolean attacks = c.containsKey(names.attack);
    boolean decays = c.containsKey(names.decay);
    boolean shaped =
        attacks || decays || c.containsKey(names.sustain) || c.containsKey(names.release);
    double octaves = number(c, names.env, shaped ? 1 : 0);
    sweep.octaves = Math.clamp(octaves, -MOST_OCTAVES, MOST_OCTAVES);
    sweep.anchor = Math.clamp(number(c, "fanchor", 0), 0, 1);
    sweep.attackSeconds = seconds(c, names.attack, shaped ? 0 : 0.005);
    sweep.decaySeconds = seconds(c, names.decay, shaped ? 0 : 0.14);
    double sustain = shaped && !decays ? 1 : 0;
    sweep.sustainLevel = Math.clamp(number(c, names.sustain, sustain), 0, 1);
    sweep.releaseSeconds = seconds(c, names.release, shaped ? 0.01 : 0.1);
    sweep.lfoHz = rate(c, cue, names.rate, names.sync);
    double depth = number(c, names.depth, 1);
    sweep.lfoDepth = Math.clamp(number(c, names.depthHz, depth * hz) / hz, -100, 100);
    sweep.lfoWave = Wave.of(number(c, names.shape, 0));
  }

  private static double seconds(Controls c, String name, double or) {
    return Math.clamp(number(c, name, or), 0, LONGEST_SECONDS);
  }

  /** In Hz, or as often a cycle as {@code sync} says. */
  private static double rate(Controls c, Cue cue, String hz, String sync) {
    return Math.clamp(number(c, hz, number(c, sync, 0) * cue.cps()), 0, FASTEST_HZ);
  }

  private static void colours(Controls c, Effects to) {
    String vowel = c.text("vowel", "");
    to.vowel = vowel.isEmpty() ? -1 : Formants.vowel(vowel.charAt(0));
    to.djf = Math.clamp(number(c, "djf", -1), -1, 1);
    to.distort = Math.clamp(number(c, "distort", 0), 0, 20);
    to.distortLevel = to.distort > 0 ? Math.clamp(number(c, "distortvol", 1), 0, 10) : 1;
    to.triode = Math.clamp(number(c, "triode", 0), 0, 10);
    to.comb = Math.clamp(number(c, "comb", 0), 0, 1);
    to.ring = Math.clamp(number(c, "ring", 0), 0, 4);
    to.ringHz = number(c, "ringf", 0);
    to.ringSlideHz = number(c, "ringdf", 0);
  }

  private static void movements(Controls c, Cue cue, Effects to) {
    to.phaserHz = rate(c, cue, "phaserrate", "phasersync");
    to.phaserDepth = Math.clamp(number(c, "phaserdepth", 0.5), 0, 1);
    to.phaserCentreHz = Math.clamp(number(c, "phasercenter", 900), 20, 10_000);
    to.phaserOctaves = Math.clamp(number(c, "phasersweep", 2000) * PHASER_OCTAVES_PER_HZ, 0, 5);
    to.tremoloHz = rate(c, cue, "tremolorate", "tremolosync");
    to.tremoloDepth = Math.clamp(number(c, "tremolodepth", 0.5), 0, 1);
    double phase = number(c, "tremolophase", 0);
    to.tremoloPhase = phase - Math.floor(phase);
  }

  /** Strudel's {@code fm} and its envelope. */
  private static void modulation(Controls c, Note note) {
    note.fmIndex = Math.clamp(number(c, "fmi", number(c, "fm", 0)), 0, MOST_INDEX);
    note.fmRatio = Math.clamp(number(c, "fmh", 1), 0, 100);
    boolean falls = c.containsKey("fmdecay");
    note.fmAttackSeconds = seconds(c, "fmattack", 0);
    note.fmDecaySeconds = seconds(c, "fmdecay", 0.1);
    note.fmSustainLevel = Math.clamp(number(c, "fmsustain", falls ? 0 : 1), 0, 1);
  }
}
