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
}
