// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Ports that are plugged in and pulled out by a test, and remember what was sent. */
final class FakeHost implements MidiHost {
  /** A message as it was sent, in hexadecimal, and the time that it was meant for. */
  record Sent(long nanos, String hex) {
    long millis() {
      return nanos / 1_000_000;
    }

    @Override
    public String toString() {
      return millis() + " " + hex;
    }
  }

  /** An output that remembers. */
  static final class Port implements MidiPort {
    final List<Sent> log = new ArrayList<>();
    private final String name;
    long lead;
    boolean open = true;
    boolean throwing;

    Port(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long leadNanos() {
      return lead;
    }

    @Override
    public boolean send(long nanos, int bytes) {
      if (throwing) throw new IllegalStateException("pulled out");
      if (!open) return false;
      byte[] all = {(byte) bytes, (byte) (bytes >> 8), (byte) (bytes >> 16)};
      log.add(new Sent(nanos, HexFormat.of().formatHex(all, 0, Wire.length(bytes))));
      return true;
    }

    @Override
    public boolean sendLong(long nanos, byte[] bytes) {
      log.add(new Sent(nanos, HexFormat.of().formatHex(bytes)));
      return open;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() {
      open = false;
    }
  }

  final List<String> outputs = new ArrayList<>();
  final List<String> inputs = new ArrayList<>();
  final Map<String, Port> ports = new HashMap<>();
  final Map<String, MidiListener> ears = new HashMap<>();

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public List<String> outputs() {
    return List.copyOf(outputs);
  }

  @Override
  public List<String> inputs() {
    return List.copyOf(inputs);
  }

  @Override
  public MidiPort openOutput(String port) throws MidiUnavailable {
    if (!outputs.contains(port)) throw new MidiUnavailable(port + " is not there");
    Port out = new Port(port);
    ports.put(port, out);
    return out;
  }

  @Override
  public OpenInput openInput(String port, MidiListener listener) {
    ears.put(port, listener);
    return new OpenInput() {
      @Override
      public boolean isOpen() {
        return inputs.contains(port);
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
