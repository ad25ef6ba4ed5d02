// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zadenza.schedule.Cue;

/**
 * An output that the player opened, with or without its port: when the port vanishes it waits, and
 * what is sent meanwhile is lost and counted.
 */
final class Outlet {
  private static final int CHANNELS = 16;

  private final String name;
  private final HeldKeys held = new HeldKeys();
  private volatile OutletOptions options;
  private volatile @Nullable MidiPort port;
  private volatile boolean cues;
  private volatile boolean beat;
  private volatile BeatClock.Transport waiting = BeatClock.Transport.NONE;
  private volatile long sent;
  private volatile long lost;
  private volatile boolean back;
  private volatile boolean owes;
  private boolean takes;
  private final int[] programs = new int[CHANNELS];
  private long latestNanos = Long.MIN_VALUE;

  /**
   * @param name the port's, in full
   */
  Outlet(String name, MidiPort port, OutletOptions options) {
    this.name = name;
    this.port = port;
    this.options = options;
    Arrays.fill(programs, -1);
  }

  /** Clock thread. True if a channel has not had this program last, as far as we know. */
  boolean changesProgram(int channel, int program) {
    boolean other = programs[channel] != program;
    programs[channel] = program;
    return other;
  }

  String name() {
    return name;
  }

  OutletOptions options() {
    return options;
  }

  void options(OutletOptions newOptions) {
    options = newOptions;
  }

  /** Whether it plays cues. */
  boolean playsCues() {
    return cues;
  }

  void playsCues(boolean on) {
    cues = on;
  }

  /** Whether it sends the beat. */
  boolean sendsBeat() {
    return beat;
  }

  void sendsBeat(boolean on) {
    beat = on;
  }

  /** What becomes of its transport at the next cycle. */
  BeatClock.Transport waitsFor() {
    return waiting;
  }

  void waitsFor(BeatClock.Transport transport) {
    waiting = transport;
  }

  /** Whether a cue goes here: named by the cue, or by its slot, or because nobody named any. */
  boolean takes(Cue cue) {
    if (!cues) return false;
    Object wanted = cue.controls().get("midiport");
    if (wanted != null) return isCalled(wanted.toString());
    OutletOptions now = options;
    return now.slots().isEmpty() || now.slots().contains(cue.slot());
  }

  /** Whether a slot belongs to this output alone. */
  boolean hasToItself(String slot) {
    return cues && options.slots().contains(slot);
  }

  boolean isCalled(String wanted) {
    return PortNames.matches(name, wanted);
  }

  long leadNanos() {
    MidiPort now = port;
    return now == null ? 0 : now.leadNanos();
  }

  /** A new port for a lost one. What was down when it vanished goes up at the next turn. */
  void reconnected(MidiPort newPort) {
    Arrays.fill(programs, -1);
    port = newPort;
    back = true;
  }

  boolean isConnected() {
    MidiPort now = port;
    return now != null && now.isOpen();
  }

  /** A port that is there in name only. */
  boolean hasBrokenPort() {
    MidiPort now = port;
    return now != null && !now.isOpen();
  }

  /** Without a port from now on; the port that it had, to be closed. Any thread. */
  @Nullable MidiPort disconnected() {
    MidiPort before = port;
    port = null;
    return before;
  }

  /**
   * MIDI thread. Presses a key, ending what an earlier pressing of it holds; true if it is down.
   */
  boolean press(Message m) {
    settle(m.nanos);
    if (held.serial(m.bytes) != 0) {
      lift(m.nanos, Wire.noteOff(Wire.channel(m.bytes), Wire.first(m.bytes)));
    }
    boolean down = put(m.nanos, m.bytes);
    if (down) held.press(m.bytes, m.serial);
    return down;
  }

  /** MIDI thread. Ends one pressing of a key; nothing if a later one holds it. */
  void release(Message m) {
    settle(m.nanos);
    if (held.serial(m.bytes) == m.serial) lift(m.nanos, m.bytes);
  }

  /** MIDI thread. An end that does not get out is tried again: else the note would hang. */
  private void lift(long nanos, int noteOff) {
    if (put(nanos, noteOff)) held.release(noteOff);
    else held.owe(noteOff);
    owes = held.owed() > 0;
  }

  /** MIDI thread. */
  void send(Message m) {
    settle(m.nanos);
    byte[] longBytes = m.longBytes;
    if (longBytes == null) {
      put(m.nanos, m.bytes);
    } else {
      MidiPort now = port;
      count(now != null && handedLong(now, m.nanos, longBytes));
    }
  }

  /** MIDI thread. What was down when the port vanished would sound on for ever. */
  void settle(long nanos) {
    if (back) {
      back = false;
      releaseAll(nanos, true);
    } else if (owes && takes) {
      payEnds(nanos);
    }
  }

  /** MIDI thread. Sends the ends of notes that did not get out. */
  void payEnds(long nanos) {
    long after = Math.max(nanos, latestNanos);
    held.releaseOwed(off -> put(after, off));
    owes = held.owed() > 0;
  }

  /** Whether ends of notes did not get out. Any thread. */
  boolean owesEnds() {
    return owes;
  }

  /** MIDI thread. Every key goes up, after whatever was handed over before. */
  void releaseAll(long nowNanos, boolean handsToo) {
    long after = Math.max(nowNanos, latestNanos);
    held.releaseAll(handsToo, off -> put(after, off));
    owes = held.owed() > 0;
  }

  /** MIDI thread. Keys up, then what ends all notes and all sound on every channel. */
  void panic(long nowNanos) {
    releaseAll(nowNanos, true);
    long after = Math.max(nowNanos, latestNanos);
    for (int channel = 0; channel < CHANNELS; channel++) {
      put(after, Wire.controller(channel, Wire.ALL_NOTES_OFF, 0));
      put(after, Wire.controller(channel, Wire.ALL_SOUND_OFF, 0));
    }
  }

  private boolean put(long nanos, int bytes) {
    MidiPort now = port;
    boolean there = now != null && handed(now, nanos, bytes);
    if (there) latestNanos = Math.max(latestNanos, nanos);
    takes = there;
    return count(there);
  }

  /** A device that is being pulled out may throw anything. */
  private static boolean handed(MidiPort port, long nanos, int bytes) {
    try {
      return port.send(nanos, bytes);
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static boolean handedLong(MidiPort port, long nanos, byte[] bytes) {
    try {
      return port.sendLong(nanos, bytes);
    } catch (RuntimeException e) {
      return false;
    }
  }

  private boolean count(boolean there) {
    if (there) sent = sent + 1;
    else lost = lost + 1;
    return there;
  }

  /** How many messages went out. Any thread. */
  long sent() {
    return sent;
  }

  /** How many messages found no port. Any thread. */
  long lost() {
    return lost;
  }

  /** MIDI thread, or any once that has ended. */
  int keysDown() {
    return held.down();
  }
}
