// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.zadenza.audio.voice.Note;
import org.zadenza.dsp.Resampler;

/**
 * The channels. At most {@link #VOICES} samples sound at once, or half as many synth voices, which
 * cost twice as much: one more makes the oldest fade out, in one of the channels kept for fading.
 * Audio thread.
 */
final class Mixer {
  static final int VOICES = 128;
  private static final int FADING = 32;

  private final Channel[] channels = new Channel[VOICES + FADING];
  private volatile int faults;

  Mixer(int sampleRate, Orbits orbits) {
    Resampler resampler = new Resampler();
    for (int i = 0; i < channels.length; i++) {
      channels[i] = new Channel(sampleRate, orbits, resampler);
    }
  }

  /**
   * Starts a note.
   *
   * @return false if every channel is taken, so that it was dropped
   */
  boolean start(Note note) {
    for (Channel c : channels) if (c.yieldsTo(note)) c.choke();
    for (int over = load() + Channel.weight(note) - VOICES; over > 0; ) over -= chokeOldest();
    if (living() + Channel.weight(note) > VOICES + 2 * FADING) return false;
    for (Channel c : channels) {
      if (c.alive()) continue;
      c.start(note);
      return true;
    }
    return false;
  }

  /** How much that makes room for. */
  private int chokeOldest() {
    Channel oldest = channels[0];
    for (Channel c : channels) {
      if (!c.sounding()) continue;
      if (!oldest.sounding() || c.startFrame() < oldest.startFrame()) oldest = c;
    }
    oldest.choke();
    return oldest.weight();
  }

  /** The room that sounds take, those that fade out with them. */
  private int living() {
    int room = 0;
    for (Channel c : channels) if (c.alive()) room += c.weight();
    return room;
  }

  private int load() {
    int load = 0;
    for (Channel c : channels) if (c.sounding()) load += c.weight();
    return load;
  }

  int sounding() {
    int count = 0;
    for (Channel c : channels) if (c.sounding()) count++;
    return count;
  }

  void chokeAll() {
    for (Channel c : channels) if (c.sounding()) c.choke();
  }

  void killAll() {
    for (Channel c : channels) if (c.alive()) c.kill();
  }

  /** What sounds moves to what knobs hold. */
  void turn(HeldControls held) {
    for (Channel c : channels) if (c.alive()) c.turn(held);
  }

  void render(Bus bus, int from, int to) {
    for (Channel c : channels) if (c.alive()) renderOrMute(c, bus, from, to);
  }

  /** A bug in one voice mutes that voice, and the music goes on. */
  private void renderOrMute(Channel c, Bus bus, int from, int to) {
    try {
      if (!c.render(bus, from, to)) faults = faults + 1;
    } catch (RuntimeException e) {
      c.kill();
      faults = faults + 1;
    }
  }

  /** Voices that were muted because they failed. */
  int faults() {
    return faults;
  }
}
