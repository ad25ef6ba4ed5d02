// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

/** Verbs that set a control on a pattern of controls. Structure comes from here. */
interface ControlVerbs extends Verbs {

  /** Sets the control called {@code name} (or an alias of it). */
  default Pattern ctrl(String name, Object value) {
    return self().set(Control.named(name).pattern(value));
  }

  default Pattern s(Object sound) {
    return ctrl("s", sound);
  }

  default Pattern sound(Object sound) {
    return ctrl("s", sound);
  }

  default Pattern note(Object note) {
    return ctrl("note", note);
  }

  default Pattern n(Object n) {
    return ctrl("n", n);
  }

  default Pattern gain(Object gain) {
    return ctrl("gain", gain);
  }

  default Pattern pan(Object pan) {
    return ctrl("pan", pan);
  }

  default Pattern speed(Object speed) {
    return ctrl("speed", speed);
  }

  /** {@link TimeVerbs#fast} with the samples sped up alike. */
  default Pattern hurry(Object factor) {
    return Patternable.joinTime(
        factor, f -> self().fastBy(f).mul(Controls.of("speed", f.toDouble())));
  }

  default Pattern lpf(Object hz) {
    return ctrl("cutoff", hz);
  }

  default Pattern hpf(Object hz) {
    return ctrl("hcutoff", hz);
  }

  default Pattern room(Object room) {
    return ctrl("room", room);
  }

  default Pattern attack(Object seconds) {
    return ctrl("attack", seconds);
  }

  default Pattern release(Object seconds) {
    return ctrl("release", seconds);
  }

  default Pattern legato(Object part) {
    return ctrl("clip", part);
  }

  default Pattern orbit(Object orbit) {
    return ctrl("orbit", orbit);
  }

  default Pattern velocity(Object force) {
    return ctrl("velocity", force);
  }

  default Pattern amp(Object factor) {
    return ctrl("amp", factor);
  }

  default Pattern postgain(Object factor) {
    return ctrl("postgain", factor);
  }

  default Pattern begin(Object place) {
    return ctrl("begin", place);
  }

  default Pattern end(Object place) {
    return ctrl("end", place);
  }

  default Pattern unit(Object unit) {
    return ctrl("unit", unit);
  }

  default Pattern loop(Object times) {
    return ctrl("loop", times);
  }

  default Pattern cut(Object group) {
    return ctrl("cut", group);
  }

  default Pattern accelerate(Object octaves) {
    return ctrl("accelerate", octaves);
  }

  default Pattern bank(Object name) {
    return ctrl("bank", name);
  }

  default Pattern octave(Object octave) {
    return ctrl("octave", octave);
  }

  default Pattern freq(Object hz) {
    return ctrl("freq", hz);
  }

  default Pattern detune(Object amount) {
    return ctrl("detune", amount);
  }

  default Pattern unison(Object voices) {
    return ctrl("unison", voices);
  }

  default Pattern voice(Object variant) {
    return ctrl("voice", variant);
  }

  default Pattern noise(Object amount) {
    return ctrl("noise", amount);
  }

  default Pattern vib(Object hz) {
    return ctrl("vib", hz);
  }

  default Pattern fm(Object depth) {
    return ctrl("fm", depth);
  }

  default Pattern penv(Object semitones) {
    return ctrl("penv", semitones);
  }

  default Pattern decay(Object seconds) {
    return ctrl("decay", seconds);
  }

  default Pattern sustain(Object seconds) {
    return ctrl("sustain", seconds);
  }

  default Pattern hold(Object seconds) {
    return ctrl("hold", seconds);
  }

  default Pattern clip(Object part) {
    return ctrl("clip", part);
  }

  default Pattern cutoff(Object hz) {
    return ctrl("cutoff", hz);
  }

  default Pattern resonance(Object sharpness) {
    return ctrl("resonance", sharpness);
  }

  default Pattern lpenv(Object octaves) {
    return ctrl("lpenv", octaves);
  }

  default Pattern bpf(Object hz) {
    return ctrl("bandf", hz);
  }

  default Pattern hpq(Object sharpness) {
    return ctrl("hresonance", sharpness);
  }

  default Pattern bpq(Object sharpness) {
    return ctrl("bandq", sharpness);
  }

  default Pattern djf(Object place) {
    return ctrl("djf", place);
  }

  default Pattern vowel(Object vowel) {
    return ctrl("vowel", vowel);
  }

  default Pattern roomsize(Object size) {
    return ctrl("roomsize", size);
  }

  default Pattern dry(Object part) {
    return ctrl("dry", part);
  }

  default Pattern delay(Object amount) {
    return ctrl("delay", amount);
  }

  default Pattern delaytime(Object seconds) {
    return ctrl("delaytime", seconds);
  }

  default Pattern delayfeedback(Object part) {
    return ctrl("delayfeedback", part);
  }

  default Pattern leslie(Object amount) {
    return ctrl("leslie", amount);
  }

  default Pattern crush(Object bits) {
    return ctrl("crush", bits);
  }

  default Pattern coarse(Object divisor) {
    return ctrl("coarse", divisor);
  }

  default Pattern shape(Object drive) {
    return ctrl("shape", drive);
  }

  default Pattern distort(Object amount) {
    return ctrl("distort", amount);
  }

  default Pattern squiz(Object factor) {
    return ctrl("squiz", factor);
  }

  default Pattern phaser(Object hz) {
    return ctrl("phaserrate", hz);
  }

  default Pattern tremolorate(Object hz) {
    return ctrl("tremolorate", hz);
  }

  default Pattern tremolodepth(Object depth) {
    return ctrl("tremolodepth", depth);
  }

  default Pattern channel(Object channel) {
    return ctrl("channel", channel);
  }

  default Pattern nudge(Object seconds) {
    return ctrl("nudge", seconds);
  }

  default Pattern cps(Object tempo) {
    return ctrl("cps", tempo);
  }

  default Pattern midichan(Object channel) {
    return ctrl("midichan", channel);
  }

  default Pattern ccn(Object number) {
    return ctrl("ccn", number);
  }

  default Pattern ccv(Object value) {
    return ctrl("ccv", value);
  }
}
