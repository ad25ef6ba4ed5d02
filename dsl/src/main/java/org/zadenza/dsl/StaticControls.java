// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import org.zadenza.pattern.Control;
import org.zadenza.pattern.Pattern;

/**
 * Every control as a static method: {@code crush("4 8")} is a pattern that sets it, alone or, by
 * {@code s("bd*4").set(crush("4 8"))}, on another pattern.
 */
abstract class StaticControls {
  /** Sets the control called {@code name}, of whatever name. */
  public static Pattern ctrl(String name, Object value) {
    return Control.named(name).pattern(value);
  }

  /** The sound: a drum, a synth or a sample folder. */
  public static Pattern s(Object value) {
    return ctrl("s", value);
  }

  /** {@link #s}. */
  public static Pattern sound(Object value) {
    return ctrl("s", value);
  }

  /** The number of a sample in its folder, or a scale degree. */
  public static Pattern n(Object value) {
    return ctrl("n", value);
  }

  /** The pitch: a name such as c3 or eb4, or a MIDI number (c3 is 48). */
  public static Pattern note(Object value) {
    return ctrl("note", value);
  }

  /** The pitch in Hz. */
  public static Pattern freq(Object value) {
    return ctrl("freq", value);
  }

  /** Loudness, 1 as recorded; SuperDirt's curve, the fourth power. */
  public static Pattern gain(Object value) {
    return ctrl("gain", value);
  }

  /** How hard it is struck, 0 to 1. */
  public static Pattern velocity(Object value) {
    return ctrl("velocity", value);
  }

  /** {@link #velocity}. */
  public static Pattern vel(Object value) {
    return ctrl("velocity", value);
  }

  /** Loudness as a plain factor. */
  public static Pattern amp(Object value) {
    return ctrl("amp", value);
  }

  /** Place between left (0) and right (1). */
  public static Pattern pan(Object value) {
    return ctrl("pan", value);
  }

  /** Speed of playing a sample; 2 is an octave up, negative is backwards. */
  public static Pattern speed(Object value) {
    return ctrl("speed", value);
  }

  /** Where a sample starts, 0 to 1. */
  public static Pattern begin(Object value) {
    return ctrl("begin", value);
  }

  /** Where a sample stops, 0 to 1. */
  public static Pattern end(Object value) {
    return ctrl("end", value);
  }

  /** The cut group: a new sound silences the last one of its group. */
  public static Pattern cut(Object value) {
    return ctrl("cut", value);
  }

  /** Length as a factor of the event's own. */
  public static Pattern clip(Object value) {
    return ctrl("clip", value);
  }

  /** {@link #clip}. */
  public static Pattern legato(Object value) {
    return ctrl("clip", value);
  }

  /** Length in seconds. */
  public static Pattern sustain(Object value) {
    return ctrl("sustain", value);
  }

  /** {@link #sustain}. */
  public static Pattern sus(Object value) {
    return ctrl("sustain", value);
  }

  /** Seconds to full level. */
  public static Pattern attack(Object value) {
    return ctrl("attack", value);
  }

  /** {@link #attack}. */
  public static Pattern att(Object value) {
    return ctrl("attack", value);
  }

  /** Seconds from full to sustained level. */
  public static Pattern decay(Object value) {
    return ctrl("decay", value);
  }

  /** {@link #decay}. */
  public static Pattern dec(Object value) {
    return ctrl("decay", value);
  }

  /** Seconds from the end to silence. */
  public static Pattern release(Object value) {
    return ctrl("release", value);
  }

  /** {@link #release}. */
  public static Pattern rel(Object value) {
    return ctrl("release", value);
  }

  /** Low-pass filter, Hz. */
  public static Pattern cutoff(Object value) {
    return ctrl("cutoff", value);
  }

  /** {@link #cutoff}. */
  public static Pattern lpf(Object value) {
    return ctrl("cutoff", value);
  }

  /** {@link #cutoff}. */
  public static Pattern ctf(Object value) {
    return ctrl("cutoff", value);
  }

  /** {@link #cutoff}. */
  public static Pattern lp(Object value) {
    return ctrl("cutoff", value);
  }

  /** Sharpness of the low-pass filter. */
  public static Pattern resonance(Object value) {
    return ctrl("resonance", value);
  }

  /** {@link #resonance}. */
  public static Pattern lpq(Object value) {
    return ctrl("resonance", value);
  }

  /** High-pass filter, Hz. */
  public static Pattern hcutoff(Object value) {
    return ctrl("hcutoff", value);
  }

  /** {@link #hcutoff}. */
  public static Pattern hpf(Object value) {
    return ctrl("hcutoff", value);
  }

  /** {@link #hcutoff}. */
  public static Pattern hp(Object value) {
    return ctrl("hcutoff", value);
  }

  /** Sharpness of the high-pass filter. */
  public static Pattern hresonance(Object value) {
    return ctrl("hresonance", value);
  }

  /** {@link #hresonance}. */
  public static Pattern hpq(Object value) {
    return ctrl("hresonance", value);
  }

  /** Band-pass filter, Hz. */
  public static Pattern bandf(Object value) {
    return ctrl("bandf", value);
  }

  /** {@link #bandf}. */
  public static Pattern bpf(Object value) {
    return ctrl("bandf", value);
  }

  /** {@link #bandf}. */
  public static Pattern bp(Object value) {
    return ctrl("bandf", value);
  }

  /** Sharpness of the band-pass filter. */
  public static Pattern bandq(Object value) {
    return ctrl("bandq", value);
  }

  /** {@link #bandq}. */
  public static Pattern bpq(Object value) {
    return ctrl("bandq", value);
  }

  /** How much reverb, 0 to 1. */
  public static Pattern room(Object value) {
    return ctrl("room", value);
  }

  /** How large the reverb's room is. */
  public static Pattern roomsize(Object value) {
    return ctrl("roomsize", value);
  }

  /** {@link #roomsize}. */
  public static Pattern size(Object value) {
    return ctrl("roomsize", value);
  }

  /** {@link #roomsize}. */
  public static Pattern sz(Object value) {
    return ctrl("roomsize", value);
  }

  /** How much echo, 0 to 1. */
  public static Pattern delay(Object value) {
    return ctrl("delay", value);
  }

  /** Time between echoes, in seconds. */
  public static Pattern delaytime(Object value) {
    return ctrl("delaytime", value);
  }

  /** {@link #delaytime}. */
  public static Pattern delayt(Object value) {
    return ctrl("delaytime", value);
  }

  /** {@link #delaytime}. */
  public static Pattern dt(Object value) {
    return ctrl("delaytime", value);
  }

  /** How much of an echo comes back, below 1. */
  public static Pattern delayfeedback(Object value) {
    return ctrl("delayfeedback", value);
  }

  /** {@link #delayfeedback}. */
  public static Pattern delayfb(Object value) {
    return ctrl("delayfeedback", value);
  }

  /** {@link #delayfeedback}. */
  public static Pattern dfb(Object value) {
    return ctrl("delayfeedback", value);
  }

  /** Bit depth, 1 (drastic) to 16 (clean). */
  public static Pattern crush(Object value) {
    return ctrl("crush", value);
  }

  /** Sample rate divided by this. */
  public static Pattern coarse(Object value) {
    return ctrl("coarse", value);
  }

  /** Drive, 0 to below 1. */
  public static Pattern shape(Object value) {
    return ctrl("shape", value);
  }

  /** The group of effects it goes to. */
  public static Pattern orbit(Object value) {
    return ctrl("orbit", value);
  }

  /** How fast the pitch slides, in octaves over the sound. */
  public static Pattern accelerate(Object value) {
    return ctrl("accelerate", value);
  }

  /** The octave of a note. */
  public static Pattern octave(Object value) {
    return ctrl("octave", value);
  }

  /** {@link #octave}. */
  public static Pattern oct(Object value) {
    return ctrl("octave", value);
  }

  /** A formant: a e i o u. */
  public static Pattern vowel(Object value) {
    return ctrl("vowel", value);
  }

  /** A pitch-raising distortion. */
  public static Pattern squiz(Object value) {
    return ctrl("squiz", value);
  }

  /** What speed means: r(ate), c(ycle) or s(econds). */
  public static Pattern unit(Object value) {
    return ctrl("unit", value);
  }

  /** Moves it in time, in seconds. */
  public static Pattern nudge(Object value) {
    return ctrl("nudge", value);
  }

  /** How far the voices of a supersaw lie apart. */
  public static Pattern detune(Object value) {
    return ctrl("detune", value);
  }

  /** {@link #detune}. */
  public static Pattern det(Object value) {
    return ctrl("detune", value);
  }

  /** Variant of a synth. */
  public static Pattern voice(Object value) {
    return ctrl("voice", value);
  }

  /** Output channel. */
  public static Pattern channel(Object value) {
    return ctrl("channel", value);
  }

  /** Seconds held before the release. */
  public static Pattern hold(Object value) {
    return ctrl("hold", value);
  }

  /** Name put before the sound's. */
  public static Pattern bank(Object value) {
    return ctrl("bank", value);
  }
}
