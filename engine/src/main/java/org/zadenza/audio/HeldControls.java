// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.zadenza.audio.voice.Note;

/**
 * What knobs hold, for the audio thread: sounding voices follow it from the next block on, and
 * notes that were sent ahead begin with it.
 *
 * <p>{@link #turn} and {@link #letGo} are for any thread, one at a time; the rest is the audio
 * thread's.
 */
final class HeldControls {
  static final int LOWPASS = 0;
  static final int LOWPASS_Q = 1;
  static final int HIGHPASS = 2;
  static final int HIGHPASS_Q = 3;
  static final int BANDPASS = 4;
  static final int BANDPASS_Q = 5;
  static final int PAN = 6;
  static final int ROOM = 7;
  static final int ECHO = 8;

  private static final Map<String, Integer> PLACES =
      Map.of(
          "cutoff", LOWPASS,
          "resonance", LOWPASS_Q,
          "hcutoff", HIGHPASS,
          "hresonance", HIGHPASS_Q,
          "bandf", BANDPASS,
          "bandq", BANDPASS_Q,
          "pan", PAN,
          "room", ROOM,
          "delay", ECHO);

  private static final long FREE = Double.doubleToRawLongBits(Double.NaN);

  private final double highestHz;
  private final AtomicLongArray values = new AtomicLongArray(PLACES.size());
  private volatile int turns;
  private int turnsHeard;

  HeldControls(int sampleRate) {
    highestHz = EffectReader.highestHz(sampleRate);
    for (int i = 0; i < values.length(); i++) values.set(i, FREE);
  }

  void turn(String control, double value) {
    Integer place = PLACES.get(control);
    if (place == null || !Double.isFinite(value)) return;
    values.set(place, Double.doubleToRawLongBits(held(place, value)));
    turns = turns + 1;
  }

  void letGo(String control) {
    Integer place = PLACES.get(control);
    if (place != null) values.set(place, FREE);
  }

  private double held(int place, double value) {
    return switch (place) {
      case LOWPASS, HIGHPASS, BANDPASS -> Math.clamp(value, 0, highestHz);
      case LOWPASS_Q, HIGHPASS_Q -> EffectReader.q(value);
      case BANDPASS_Q -> EffectReader.bandQ(value);
      case PAN -> Math.clamp(value, 0, 1);
      default -> Math.clamp(value, 0, 2);
    };
  }

  /** True if something was turned since this was asked last. */
  boolean turned() {
    int now = turns;
    boolean turned = now != turnsHeard;
    turnsHeard = now;
    return turned;
  }

  /** What a knob holds there, or {@code own} where none does. */
  double at(int place, double own) {
    double value = Double.longBitsToDouble(values.get(place));
    return value - value == 0 ? value : own;
  }

  /** The note as its knobs have it. */
  void into(Note note) {
    note.lowpassHz = at(LOWPASS, note.lowpassHz);
    note.lowpassQ = at(LOWPASS_Q, note.lowpassQ);
    note.highpassHz = at(HIGHPASS, note.highpassHz);
    note.highpassQ = at(HIGHPASS_Q, note.highpassQ);
    note.bandpassHz = at(BANDPASS, note.bandpassHz);
    note.bandpassQ = at(BANDPASS_Q, note.bandpassQ);
    note.pan = at(PAN, note.pan);
    note.room = at(ROOM, note.room);
    note.echo = at(ECHO, note.echo);
  }
}
