// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.Arrays;

/** What is done to sounds, as Java calls it; the sources are {@link Units}. */
public abstract sealed class Treatments permits Units {
  private final boolean slow;

  Treatments(boolean slow) {
    this.slow = slow;
  }

  Sound sound(Generator generator, Object... given) {
    return Composer.generator(generator, slow && hasRate(generator), Arrays.asList(given));
  }

  private static boolean hasRate(Generator generator) {
    return generator.pace() == Generator.Pace.OWN;
  }

  /** {@link Generator#LPF}. */
  public Sound lpf(Object... arguments) {
    return sound(Generator.LPF, arguments);
  }

  /** {@link Generator#HPF}. */
  public Sound hpf(Object... arguments) {
    return sound(Generator.HPF, arguments);
  }

  /** {@link Generator#BPF}. */
  public Sound bpf(Object... arguments) {
    return sound(Generator.BPF, arguments);
  }

  /** {@link Generator#BRF}. */
  public Sound brf(Object... arguments) {
    return sound(Generator.BRF, arguments);
  }

  /** {@link Generator#RLPF}. */
  public Sound rlpf(Object... arguments) {
    return sound(Generator.RLPF, arguments);
  }

  /** {@link Generator#RHPF}. */
  public Sound rhpf(Object... arguments) {
    return sound(Generator.RHPF, arguments);
  }

  /** {@link Generator#RESONZ}. */
  public Sound resonz(Object... arguments) {
    return sound(Generator.RESONZ, arguments);
  }

  /** {@link Generator#RINGZ}. */
  public Sound ringz(Object... arguments) {
    return sound(Generator.RINGZ, arguments);
  }

  /** {@link Generator#FORMLET}. */
  public Sound formlet(Object... arguments) {
    return sound(Generator.FORMLET, arguments);
  }

  /** {@link Generator#ONE_POLE}. */
  public Sound onePole(Object... arguments) {
    return sound(Generator.ONE_POLE, arguments);
  }

  /** {@link Generator#LEAK_DC}. */
  public Sound leakDc(Object... arguments) {
    return sound(Generator.LEAK_DC, arguments);
  }

  /** {@link Generator#LAG}. */
  public Sound lag(Object... arguments) {
    return sound(Generator.LAG, arguments);
  }

  /** {@link Generator#DECAY}. */
  public Sound decay(Object... arguments) {
    return sound(Generator.DECAY, arguments);
  }

  /** {@link Generator#DECAY2}. */
  public Sound decay2(Object... arguments) {
    return sound(Generator.DECAY2, arguments);
  }

  /** {@link Generator#AMPLITUDE}. */
  public Sound amplitude(Object... arguments) {
    return sound(Generator.AMPLITUDE, arguments);
  }

  /** {@link Generator#DELAY_N}. */
  public Sound delayN(Object... arguments) {
    return sound(Generator.DELAY_N, arguments);
  }

  /** {@link Generator#DELAY_L}. */
  public Sound delayL(Object... arguments) {
    return sound(Generator.DELAY_L, arguments);
  }

  /** {@link Generator#COMB_N}. */
  public Sound combN(Object... arguments) {
    return sound(Generator.COMB_N, arguments);
  }

  /** {@link Generator#COMB_L}. */
  public Sound combL(Object... arguments) {
    return sound(Generator.COMB_L, arguments);
  }

  /** {@link Generator#ALLPASS_N}. */
  public Sound allpassN(Object... arguments) {
    return sound(Generator.ALLPASS_N, arguments);
  }

  /** {@link Generator#ALLPASS_L}. */
  public Sound allpassL(Object... arguments) {
    return sound(Generator.ALLPASS_L, arguments);
  }

  /** {@link Generator#FREE_VERB}. */
  public Sound freeVerb(Object... arguments) {
    return sound(Generator.FREE_VERB, arguments);
  }

  /** {@link Generator#DETECT_SILENCE}. */
  public Sound detectSilence(Object... arguments) {
    return sound(Generator.DETECT_SILENCE, arguments);
  }

  /** {@link Generator#PAN2}. */
  public Sound pan2(Object... arguments) {
    return sound(Generator.PAN2, arguments);
  }

  /** {@link Generator#BALANCE2}. */
  public Sound balance2(Object... arguments) {
    return sound(Generator.BALANCE2, arguments);
  }

  /** {@link Generator#X_FADE2}. */
  public Sound xFade2(Object... arguments) {
    return sound(Generator.X_FADE2, arguments);
  }

  /** {@link Generator#CLIP}. */
  public Sound clip(Object... arguments) {
    return sound(Generator.CLIP, arguments);
  }

  /** {@link Generator#FOLD}. */
  public Sound fold(Object... arguments) {
    return sound(Generator.FOLD, arguments);
  }

  /** {@link Generator#WRAP}. */
  public Sound wrap(Object... arguments) {
    return sound(Generator.WRAP, arguments);
  }

  /** {@link Generator#LIN_EXP}. */
  public Sound linExp(Object... arguments) {
    return sound(Generator.LIN_EXP, arguments);
  }

  /** {@link Generator#MUL_ADD}. */
  public Sound mulAdd(Object... arguments) {
    return sound(Generator.MUL_ADD, arguments);
  }

  /** {@link Generator#SELECT}. */
  public Sound select(Object... arguments) {
    return sound(Generator.SELECT, arguments);
  }

  /** {@link Generator#LATCH}. */
  public Sound latch(Object... arguments) {
    return sound(Generator.LATCH, arguments);
  }

  /** {@link Generator#GATE}. */
  public Sound gate(Object... arguments) {
    return sound(Generator.GATE, arguments);
  }

  /** {@link Generator#TRIG1}. */
  public Sound trig1(Object... arguments) {
    return sound(Generator.TRIG1, arguments);
  }

  /** {@link Generator#TOGGLE_FF}. */
  public Sound toggleFf(Object... arguments) {
    return sound(Generator.TOGGLE_FF, arguments);
  }
}
