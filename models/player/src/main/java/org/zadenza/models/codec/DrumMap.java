// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which MIDI key is which drum. Keys that are on no drum kit have no class and are left out.
 *
 * <p>{@link #GENERAL} is note_seq's table for any file. {@link #TD11} is for recordings of a Roland
 * TD-11 kit, such as the Groove MIDI Dataset, where some keys mean another pad; keys that the kit
 * does not have are read as in GENERAL.
 */
public enum DrumMap {
  GENERAL,
  TD11;

  private static final Map<Integer, DrumClass> NOTE_SEQ = new HashMap<>();
  private static final Map<Integer, DrumClass> ROLAND = new HashMap<>();

  static {
    put(NOTE_SEQ, DrumClass.KICK, 36, 35);
    put(NOTE_SEQ, DrumClass.SNARE, 38, 27, 28, 31, 32, 33, 34, 37, 39, 40, 56, 65, 66, 75, 85);
    put(NOTE_SEQ, DrumClass.CLOSED_HAT, 42, 44, 54, 68, 69, 70, 71, 73, 78, 80, 22);
    put(NOTE_SEQ, DrumClass.OPEN_HAT, 46, 67, 72, 74, 79, 81, 26);
    put(NOTE_SEQ, DrumClass.LOW_TOM, 45, 29, 41, 61, 64, 84, 43);
    put(NOTE_SEQ, DrumClass.MID_TOM, 48, 47, 60, 63, 77, 86, 87);
    put(NOTE_SEQ, DrumClass.HIGH_TOM, 50, 30, 62, 76, 83);
    put(NOTE_SEQ, DrumClass.CRASH, 49, 55, 57, 58, 52);
    put(NOTE_SEQ, DrumClass.RIDE, 51, 53, 59, 82);

    ROLAND.putAll(NOTE_SEQ);
    put(ROLAND, DrumClass.LOW_TOM, 43, 58);
    put(ROLAND, DrumClass.MID_TOM, 47, 45);
    put(ROLAND, DrumClass.HIGH_TOM, 50, 48);
  }

  private static void put(Map<Integer, DrumClass> map, DrumClass drum, int... pitches) {
    for (int pitch : pitches) {
      map.put(pitch, drum);
    }
  }

  /** The class of a MIDI key, or empty where it is no drum of a kit. */
  public Optional<DrumClass> of(int pitch) {
    return Optional.ofNullable((this == TD11 ? ROLAND : NOTE_SEQ).get(pitch));
  }
}
