// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

/**
 * How a note's pitch moves beyond {@link Note#accelerate}; a slot that is filled again and again.
 */
public final class PitchMoves {
  /** How far above the note it begins, to slide there; 0 is no portamento. */
  public double slideOctaves;

  public double slideSeconds;

  /** How far the envelope goes; 0 is no envelope. */
  public double semitones;

  /** The part of that which lies below the note, 0..1. */
  public double anchor;

  /** True if the envelope begins slowly and ends fast. */
  public boolean curved;

  public double attackSeconds;
  public double decaySeconds;
  public double sustainLevel;
  public double releaseSeconds;

  /** How often the pitch trembles; 0 is not. */
  public double vibratoHz;

  /** How far it trembles to each side. */
  public double vibratoSemitones;

  /** Takes over all of another's. */
  public void set(PitchMoves other) {
    slideOctaves = other.slideOctaves;
    slideSeconds = other.slideSeconds;
    semitones = other.semitones;
    anchor = other.anchor;
    curved = other.curved;
    attackSeconds = other.attackSeconds;
    decaySeconds = other.decaySeconds;
    sustainLevel = other.sustainLevel;
    releaseSeconds = other.releaseSeconds;
    vibratoHz = other.vibratoHz;
    vibratoSemitones = other.vibratoSemitones;
  }

  /** All of them in a row: equal rows are equal moves. */
  public double[] row() {
    return new double[] {
      slideOctaves,
      slideSeconds,
      semitones,
      anchor,
      curved ? 1 : 0,
      attackSeconds,
      decaySeconds,
      sustainLevel,
      releaseSeconds,
      vibratoHz,
      vibratoSemitones
    };
  }

  /** Whether the pitch stays where it is. */
  public boolean still() {
    return slideOctaves == 0 && semitones == 0 && (vibratoHz == 0 || vibratoSemitones == 0);
  }
}
