// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.zadenza.midi.MidiHost;
import org.zadenza.midi.MidiListener;
import org.zadenza.midi.MidiPort;

/** MIDI ports that are always there; what is sent is remembered, in hexadecimal. */
final class ToyPorts implements MidiHost {
  final List<String> sent = new CopyOnWriteArrayList<>();
  final Map<String, MidiListener> ears = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public List<String> outputs() {
    return List.of("Synth", "Drum Machine");
  }

  @Override
  public List<String> inputs() {
    return List.of("Keystation", "Nano", "Drum Machine");
  }

  @Override
  public MidiPort openOutput(String port) {
    return new Port(port, sent);
  }

  private record Port(String name, List<String> sent) implements MidiPort {
    @Override
    public boolean send(long nanos, int bytes) {
      sent.add(name + " " + Integer.toHexString(bytes));
      return true;
    }

    @Override
    public boolean sendLong(long nanos, byte[] bytes) {
      sent.add(name + " " + bytes.length + " bytes");
      return true;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      sent.add(name + " closed");
    }
  }

  @Override
  public OpenInput openInput(String port, MidiListener listener) {
    ears.put(port, listener);
    return new OpenInput() {
      @Override
      public boolean isOpen() {
        return ears.containsKey(port);
      }

      @Override
      public void close() {
        ears.remove(port);
      }
    };
  }

  @Override
  public void close() {}
}
