// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.util.List;
import org.zadenza.midi.MidiHost;
import org.zadenza.midi.MidiListener;
import org.zadenza.midi.MidiPort;
import org.zadenza.midi.MidiUnavailable;

/**
 * A synth on a MIDI port that can be pulled out, or refuse what it is sent. It remembers its keys,
 * as one does that only its cable has left. Any thread.
 */
final class Keyboards implements MidiHost {
  static final String SYNTH = "Soak Synth";

  private static final int NOTE_OFF = 0x80;
  private static final int NOTE_ON = 0x90;

  private final boolean[] down = new boolean[16 * 128];
  private boolean plugged = true;
  private boolean refuses;
  private boolean breaks;
  private long notes;

  synchronized void plug(boolean in) {
    plugged = in;
  }

  private synchronized boolean isPlugged() {
    return plugged;
  }

  /** It loses what it is sent and says so. */
  synchronized void refuse(boolean on) {
    refuses = on;
  }

  /** Its driver throws. */
  synchronized void breaks(boolean on) {
    breaks = on;
  }

  /** How many keys are down. */
  synchronized int keysDown() {
    int out = 0;
    for (boolean each : down) if (each) out++;
    return out;
  }

  /** How many keys went down so far. */
  synchronized long notes() {
    return notes;
  }

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public synchronized List<String> outputs() {
    return plugged ? List.of(SYNTH) : List.of();
  }

  @Override
  public List<String> inputs() {
    return List.of();
  }

  @Override
  public synchronized MidiPort openOutput(String port) throws MidiUnavailable {
    if (!plugged) throw new MidiUnavailable("no MIDI output is called " + port);
    return new Port();
  }

  @Override
  public OpenInput openInput(String port, MidiListener listener) throws MidiUnavailable {
    throw new MidiUnavailable("no MIDI input is called " + port);
  }

  @Override
  public void close() {}

  private synchronized boolean take(int bytes) {
    if (refuses) return false;
    if (breaks) throw new IllegalStateException("the driver is broken");
    int kind = bytes & 0xf0;
    if (kind != NOTE_ON && kind != NOTE_OFF) return true;
    boolean on = kind == NOTE_ON && (bytes >> 16 & 0x7f) > 0;
    down[(bytes & 0xf) * 128 + (bytes >> 8 & 0x7f)] = on;
    if (on) notes++;
    return true;
  }

  /** A port stays gone once it was pulled out; a new one is opened. */
  private final class Port implements MidiPort {
    private volatile boolean gone;

    @Override
    public String name() {
      return SYNTH;
    }

    @Override
    public boolean send(long nanos, int bytes) {
      return isOpen() && take(bytes);
    }

    @Override
    public boolean sendLong(long nanos, byte[] bytes) {
      return isOpen();
    }

    @Override
    public boolean isOpen() {
      if (!isPlugged()) gone = true;
      return !gone;
    }

    @Override
    public void close() {
      gone = true;
    }
  }
}
