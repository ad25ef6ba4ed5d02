// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

/**
 * A note that remembers the scale it was taken from, so that {@code scaleTranspose} can move it by
 * steps of that scale. It is a value like any other: it prints as its name, and {@link
 * Pitch#numeral} calculates with its MIDI number, after which it is an ordinary number.
 *
 * <p>Why the value and not a hidden control: plain patterns such as {@code (scale "C:minor" "0 2")}
 * have no controls to hide one in, and a control would reach SuperDirt and MIDI.
 */
public record ScaleNote(Note note, Scale scale) {

  public int midi() {
    return note.midi();
  }

  /** The note {@code steps} steps of its scale higher; notes beside the scale stay beside it. */
  public ScaleNote plusSteps(int steps) {
    int degree = scale.degreeAtOrBelow(midi());
    int beside = midi() - scale.note(degree).midi();
    return new ScaleNote(scale.note(degree + steps).altered(beside), scale);
  }

  public ScaleNote plus(Interval interval) {
    return new ScaleNote(note.plus(interval), scale);
  }

  @Override
  public String toString() {
    return note.toString();
  }
}
