// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.zadenza.audio.voice.Note;

/** The orbits of the mix. Audio thread. */
final class Orbits {
  static final int COUNT = Desk.ORBITS;

  private final Orbit[] orbits = new Orbit[COUNT];

  Orbits(int sampleRate, int maxFrames) {
    for (int i = 0; i < COUNT; i++) orbits[i] = new Orbit(sampleRate, maxFrames);
  }

  Orbit get(int number) {
    return orbits[number];
  }

  /** Sets the note's orbit as it says, and makes the others give way. */
  void hear(Note note) {
    orbits[note.orbit].hear(note);
    for (int bits = note.orders.ducked; bits != 0; bits &= bits - 1) {
      orbits[Integer.numberOfTrailingZeros(bits)].duck(note.orders);
    }
  }

  /** How many are awake. */
  int awake() {
    int count = 0;
    for (Orbit orbit : orbits) if (!orbit.asleep()) count++;
    return count;
  }

  /** Cuts off echoes and rooms. */
  void silence() {
    for (Orbit orbit : orbits) orbit.silence();
  }

  /** Adds all orbits to the bus. */
  void mix(Bus bus, int from, int to) {
    for (int i = 0; i < COUNT; i++) {
      bus.orbit = i;
      orbits[i].mix(bus, from, to);
    }
  }
}
