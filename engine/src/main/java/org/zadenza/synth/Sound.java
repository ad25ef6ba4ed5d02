// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zadenza.names.Described;
import org.zadenza.names.WordError;

/**
 * One or more signals side by side, with what can be done to them. What takes one signal is done to
 * each; of two sounds, channel by channel, the shorter begins again. Arguments of type Object are
 * numbers, sounds or lists of them. Immutable.
 *
 * @param channels at least one, at most {@link #MOST_CHANNELS}
 */
public record Sound(List<Signal> channels) implements Described {
  public static final int MOST_CHANNELS = 64;

  public Sound {
    if (channels.size() > MOST_CHANNELS) {
      throw new WordError("a sound has at most " + MOST_CHANNELS + " channels");
    }
    channels = List.copyOf(channels);
  }

  static Sound of(Signal signal) {
    return new Sound(List.of(signal));
  }

  @Override
  public String described() {
    return channels.size() == 1 ? "a sound" : "a sound of " + channels.size() + " channels";
  }

  @Override
  public String toString() {
    return described();
  }

  public Sound plus(Object other) {
    return Composer.operator(Operator.PLUS, this, other);
  }

  public Sound minus(Object other) {
    return Composer.operator(Operator.MINUS, this, other);
  }

  public Sound times(Object other) {
    return Composer.operator(Operator.TIMES, this, other);
  }

  public Sound over(Object other) {
    return Composer.operator(Operator.OVER, this, other);
  }

  public Sound mod(Object other) {
    return Composer.operator(Operator.MOD, this, other);
  }

  public Sound pow(Object exponent) {
    return Composer.operator(Operator.POWER, this, exponent);
  }

  public Sound min(Object other) {
    return Composer.operator(Operator.LEAST, this, other);
  }

  public Sound max(Object other) {
    return Composer.operator(Operator.MOST, this, other);
  }

  public Sound lessThan(Object other) {
    return Composer.operator(Operator.LESS, this, other);
  }

  public Sound moreThan(Object other) {
    return Composer.operator(Operator.MORE, this, other);
  }

  public Sound round(Object grain) {
    return Composer.operator(Operator.ROUND, this, grain);
  }

  public Sound clip2(Object level) {
    return Composer.operator(Operator.CLIP2, this, level);
  }

  public Sound fold2(Object level) {
    return Composer.operator(Operator.FOLD2, this, level);
  }

  public Sound wrap2(Object level) {
    return Composer.operator(Operator.WRAP2, this, level);
  }

  public Sound neg() {
    return Composer.operator(Operator.NEGATIVE, this);
  }

  public Sound abs() {
    return Composer.operator(Operator.ABSOLUTE, this);
  }

  public Sound squared() {
    return Composer.operator(Operator.SQUARED, this);
  }

  public Sound cubed() {
    return Composer.operator(Operator.CUBED, this);
  }

  public Sound sqrt() {
    return Composer.operator(Operator.ROOT, this);
  }

  public Sound reciprocal() {
    return Composer.operator(Operator.RECIPROCAL, this);
  }

  public Sound tanh() {
    return Composer.operator(Operator.TANH, this);
  }

  public Sound distort() {
    return Composer.operator(Operator.DISTORT, this);
  }

  public Sound softclip() {
    return Composer.operator(Operator.SOFT_CLIP, this);
  }

  /** A note number as its frequency. */
  public Sound midicps() {
    return Composer.operator(Operator.MIDI_CPS, this);
  }

  /** Semitones as a factor of frequency. */
  public Sound midiratio() {
    return Composer.operator(Operator.MIDI_RATIO, this);
  }

  /** Decibels as a factor. */
  public Sound dbamp() {
    return Composer.operator(Operator.DB_AMP, this);
  }

  /** From the range that its generator gives to another. */
  public Sound range(Object lo, Object hi) {
    return Ranges.straight(List.of(this, lo, hi));
  }

  /** The same by equal factors; both ends above 0. */
  public Sound exprange(Object lo, Object hi) {
    return Ranges.exponential(List.of(this, lo, hi));
  }

  /** {@link Generator#LPF} of this. */
  public Sound lpf(Object... arguments) {
    return after(Generator.LPF, arguments);
  }

  /** {@link Generator#HPF} of this. */
  public Sound hpf(Object... arguments) {
    return after(Generator.HPF, arguments);
  }

  /** {@link Generator#BPF} of this. */
  public Sound bpf(Object... arguments) {
    return after(Generator.BPF, arguments);
  }

  /** {@link Generator#RLPF} of this. */
  public Sound rlpf(Object... arguments) {
    return after(Generator.RLPF, arguments);
  }

  /** {@link Generator#RHPF} of this. */
  public Sound rhpf(Object... arguments) {
    return after(Generator.RHPF, arguments);
  }

  /** {@link Generator#RESONZ} of this. */
  public Sound resonz(Object... arguments) {
    return after(Generator.RESONZ, arguments);
  }

  /** {@link Generator#LAG} of this. */
  public Sound lag(Object... arguments) {
    return after(Generator.LAG, arguments);
  }

  /** {@link Generator#LEAK_DC} of this. */
  public Sound leakDc(Object... arguments) {
    return after(Generator.LEAK_DC, arguments);
  }

  /** {@link Generator#CLIP} of this. */
  public Sound clip(Object... arguments) {
    return after(Generator.CLIP, arguments);
  }

  /** {@link Generator#FOLD} of this. */
  public Sound fold(Object... arguments) {
    return after(Generator.FOLD, arguments);
  }

  /** {@link Generator#WRAP} of this. */
  public Sound wrap(Object... arguments) {
    return after(Generator.WRAP, arguments);
  }

  /** {@link Generator#DELAY_L} of this. */
  public Sound delayL(Object... arguments) {
    return after(Generator.DELAY_L, arguments);
  }

  /** {@link Generator#COMB_L} of this. */
  public Sound combL(Object... arguments) {
    return after(Generator.COMB_L, arguments);
  }

  /** {@link Generator#FREE_VERB} of this. */
  public Sound freeVerb(Object... arguments) {
    return after(Generator.FREE_VERB, arguments);
  }

  /** {@link Generator#PAN2} of this. */
  public Sound pan2(Object... arguments) {
    return after(Generator.PAN2, arguments);
  }

  /** {@link Generator#MUL_ADD} of this. */
  public Sound mulAdd(Object... arguments) {
    return after(Generator.MUL_ADD, arguments);
  }

  private Sound after(Generator generator, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(this));
    all.addAll(Arrays.asList(arguments));
    return Composer.generator(generator, false, all);
  }

  /** All channels as one. */
  public Sound mix() {
    return Composer.mixed(this);
  }
}
