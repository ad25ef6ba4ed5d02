// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Controls;
import org.zadenza.sink.MidiVoice;

/**
 * The key that a cue presses.
 *
 * @param key 0 to 127
 * @param velocity 1 to 127
 * @param drum whether it belongs on General MIDI's drum channel
 */
public record MidiNote(int key, int velocity, boolean drum) {
  /** General MIDI's drum channel, counted from 0. */
  public static final int DRUM_CHANNEL = 9;

  /** General MIDI's percussion keys under the names of the sample folders. */
  private static final Map<String, Integer> DRUMS =
      Map.ofEntries(
          Map.entry("bd", 36),
          Map.entry("rim", 37),
          Map.entry("sn", 38),
          Map.entry("sd", 38),
          Map.entry("cp", 39),
          Map.entry("hh", 42),
          Map.entry("lt", 45),
          Map.entry("oh", 46),
          Map.entry("mt", 47),
          Map.entry("cr", 49),
          Map.entry("ht", 50),
          Map.entry("rd", 51),
          Map.entry("tb", 54),
          Map.entry("cb", 56));

  /** Strudel's velocity where the player gives none. */
  private static final double DEFAULT_VELOCITY = 0.9;

  private static final double MIDDLE_C = 60;

  /**
   * A drum where {@code s} is one and no {@code note} is given; otherwise {@code note}, or {@code
   * n} semitones above middle C. Null where the pitch lies outside MIDI's.
   */
  public static @Nullable MidiNote of(Controls controls) {
    boolean drum = isDrum(controls);
    int key = key(controls);
    return key < 0 ? null : new MidiNote(key, velocity(controls), drum);
  }

  /** Whether {@code s} names a drum and no {@code note} is given. */
  static boolean isDrum(Controls controls) {
    return drum(controls) >= 0 && Double.isNaN(NoteNumber.number(controls.get("note")));
  }

  private static int drum(Controls controls) {
    String name = controls.text("s", "");
    return name.isEmpty() ? -1 : DRUMS.getOrDefault(name.toLowerCase(Locale.ROOT), -1);
  }

  /** The key alone, or -1 where the pitch lies outside MIDI's. Makes no garbage for numbers. */
  static int key(Controls controls) {
    double note = NoteNumber.number(controls.get("note"));
    int drum = drum(controls);
    return drum >= 0 && Double.isNaN(note) ? drum : pitch(controls);
  }

  private static int pitch(Controls controls) {
    double note = NoteNumber.number(controls.get("note"));
    double pitch = Double.isNaN(note) ? MIDDLE_C + controls.number("n", 0) : note;
    long key = Math.round(pitch);
    return key < 0 || key > 127 ? -1 : (int) key;
  }

  /** The key of a cue that an instrument plays there; -1 where the pitch lies outside MIDI's. */
  static int key(Controls controls, @Nullable MidiVoice voice) {
    if (voice == null || voice.note() < 0) return key(controls);
    boolean pitched = !Double.isNaN(NoteNumber.number(controls.get("note")));
    boolean numbered = controls.containsKey("n") && !voice.counted();
    return pitched || numbered ? pitch(controls) : voice.note();
  }

  /** The velocity alone, 1 to 127. */
  static int velocity(Controls controls) {
    double loudness = controls.number("gain", 1) * controls.number("velocity", DEFAULT_VELOCITY);
    return Math.clamp(Math.round(127 * loudness), 1, 127);
  }
}
