// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

/**
 * The nine kinds of drum that a model tells apart, in the order of their bits in a token.
 *
 * <p>{@code sound} is the name of the sample folder that plays it, {@code pitch} its General MIDI
 * key on output.
 */
public enum DrumClass {
  KICK("bd", 36),
  SNARE("sn", 38),
  CLOSED_HAT("hh", 42),
  OPEN_HAT("oh", 46),
  LOW_TOM("lt", 45),
  MID_TOM("mt", 48),
  HIGH_TOM("ht", 50),
  CRASH("cr", 49),
  RIDE("rd", 51);

  private final String sound;
  private final int pitch;

  DrumClass(String sound, int pitch) {
    this.sound = sound;
    this.pitch = pitch;
  }

  /** The sound that plays it, e.g. {@code bd}. */
  public String sound() {
    return sound;
  }

  /** The General MIDI key written on output. */
  public int pitch() {
    return pitch;
  }

  /** Its bit in a token. */
  int bit() {
    return 1 << ordinal();
  }
}
