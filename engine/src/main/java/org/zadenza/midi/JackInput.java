// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackMidi;
import org.jaudiolibs.jnajack.JackPort;

/** An input of JACK: every message comes with its very frame. */
final class JackInput implements MidiHost.OpenInput {
  private static final int LONGEST = 3;

  private final JackPort port;
  private final JackHost host;
  private final MidiListener listener;
  private final JackMidi.Event event = new JackMidi.Event();
  private final byte[] bytes = new byte[LONGEST];
  private volatile boolean open = true;

  JackInput(JackPort port, JackHost host, MidiListener listener) {
    this.port = port;
    this.host = host;
    this.listener = listener;
  }

  JackPort port() {
    return port;
  }

  /** JACK's thread. */
  void read(FrameClock frames, long start) throws JackException {
    if (port.getBuffer() == null) return;
    int count = JackMidi.getEventCount(port);
    for (int i = 0; i < count; i++) {
      JackMidi.eventGet(event, port, i);
      int size = event.size();
      if (size < 1 || size > LONGEST) continue;
      event.read(bytes);
      int message = bytes[0] & 0xFF;
      if (size > 1) message |= (bytes[1] & 0x7F) << 8;
      if (size > 2) message |= (bytes[2] & 0x7F) << 16;
      listener.received(frames.nanosAt(start + event.time()), message);
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  void lost() {
    open = false;
  }

  @Override
  public void close() {
    boolean there = open;
    open = false;
    host.closed(this, there);
  }
}
