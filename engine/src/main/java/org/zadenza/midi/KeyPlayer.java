// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.sink.Sink;
import org.zadenza.time.Span;

/**
 * Plays keys as they are pressed, without the look-ahead of patterns: on the bundled instruments,
 * or on MIDI outputs where the controls name one. The thread of what comes in.
 *
 * <p>The instruments know no end that comes later, so a key holds its sound long and cuts it off
 * when it goes up, by a cut group of its own.
 */
final class KeyPlayer {
  static final String SLOT = "keys";
  private static final double LONGEST_SECONDS = 60;
  private static final double HIGHEST = 127;
  private static final Span ANYWHERE = Span.of(0, 1);

  private final MidiSender sender;
  private volatile @Nullable Sink instruments;
  private volatile @Nullable Controls controls;

  KeyPlayer(MidiSender sender) {
    this.sender = sender;
  }

  /** Where the bundled instruments take what must sound at once; called on one thread. */
  void instruments(Sink direct) {
    instruments = direct;
  }

  /** What is added to every key, or null for silence. */
  void play(@Nullable Controls with) {
    controls = with;
  }

  @Nullable Controls controls() {
    return controls;
  }

  void down(long nanos, int channel, int key, int velocity) {
    Controls with = controls;
    if (with == null) return;
    if (isForMidi(with)) {
      key(with, nanos, Wire.noteOn(channel(with, channel), key, velocity));
      return;
    }
    Controls pressed = with.with("note", (double) key).with("velocity", velocity / HIGHEST);
    if (!hasLength(with)) pressed = pressed.with("sustain", LONGEST_SECONDS);
    sound(nanos, pressed.with("cut", group(key)));
  }

  void up(long nanos, int channel, int key) {
    Controls with = controls;
    if (with == null) return;
    if (isForMidi(with)) key(with, nanos, Wire.noteOff(channel(with, channel), key));
    else if (!hasLength(with)) {
      Controls lifted = with.with("note", (double) key).with("gain", 0.0).with("sustain", 0.01);
      sound(nanos, lifted.with("cut", group(key)));
    }
  }

  /** The engine's groups of two neighbouring numbers may be one. */
  private static double group(int key) {
    return 2 * key + 2;
  }

  private static boolean hasLength(Controls with) {
    return with.containsKey("sustain") || with.containsKey("clip") || with.containsKey("legato");
  }

  private static boolean isForMidi(Controls with) {
    return with.containsKey("midiport") || CueMessages.SOUND.equals(with.get("s"));
  }

  private static int channel(Controls with, int played) {
    long wanted = Math.round(with.number("midichan", played + 1));
    return Math.clamp(wanted, 1, 16) - 1;
  }

  private void key(Controls with, long nanos, int bytes) {
    Object port = with.get("midiport");
    for (Outlet outlet : sender.outlets()) {
      if (outlet.playsCues() && (port == null || outlet.isCalled(port.toString()))) {
        sender.postKey(outlet, nanos, bytes);
      }
    }
  }

  private void sound(long nanos, Controls what) {
    Sink to = instruments;
    if (to == null) return;
    double seconds = what.number("sustain", 1);
    to.accept(new Cue(SLOT, Math.max(0, nanos), seconds, 1, ANYWHERE, what, Sources.NONE));
  }
}
