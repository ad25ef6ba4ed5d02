// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Sequencer;
import javax.sound.midi.Transmitter;
import org.zadenza.clock.Clock;

/** The devices of javax.sound.midi: the system's own, and those of every provider installed. */
public final class JavaSoundHost implements MidiHost {
  /** On macOS: better than the JDK's own devices, which are listed too, so they come first. */
  private static final String CORE_MIDI = "CoreMIDI4J";

  private final Clock clock;

  public JavaSoundHost(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "system";
  }

  @Override
  public List<String> outputs() {
    return List.copyOf(devices(true).keySet());
  }

  @Override
  public List<String> inputs() {
    return List.copyOf(devices(false).keySet());
  }

  /** Devices of one kind by name; of two with one name the second is called {@code name (2)}. */
  private static Map<String, MidiDevice> devices(boolean outputs) {
    Map<String, MidiDevice> out = new LinkedHashMap<>();
    List<MidiDevice.Info> infos =
        Arrays.stream(MidiSystem.getMidiDeviceInfo())
            .sorted(Comparator.comparing(info -> !info.getName().startsWith(CORE_MIDI)))
            .toList();
    for (MidiDevice.Info info : infos) {
      try {
        MidiDevice device = MidiSystem.getMidiDevice(info);
        if (device instanceof Sequencer || ends(device, outputs) == 0) continue;
        String name = info.getName();
        for (int i = 2; out.containsKey(name); i++) name = info.getName() + " (" + i + ")";
        out.put(name, device);
      } catch (MidiUnavailableException | IllegalArgumentException e) {
        continue; // unplugged while we looked
      }
    }
    return out;
  }

  private static int ends(MidiDevice device, boolean outputs) {
    return outputs ? device.getMaxReceivers() : device.getMaxTransmitters();
  }

  private static MidiDevice device(String name, boolean output) throws MidiUnavailable {
    MidiDevice device = devices(output).get(name);
    if (device == null) throw new MidiUnavailable(name + " is not there");
    return device;
  }

  private static MidiUnavailable taken(String port, Exception why) {
    return new MidiUnavailable(
        port + " cannot be opened (" + why.getMessage() + "); does another program have it?");
  }

  @Override
  public MidiPort openOutput(String port) throws MidiUnavailable {
    MidiDevice device = device(port, true);
    try {
      device.open();
      return new JavaSoundOutput(port, device, device.getReceiver());
    } catch (MidiUnavailableException | IllegalStateException | SecurityException e) {
      throw taken(port, e);
    }
  }

  @Override
  public OpenInput openInput(String port, MidiListener listener) throws MidiUnavailable {
    MidiDevice device = device(port, false);
    try {
      device.open();
      Transmitter transmitter = device.getTransmitter();
      transmitter.setReceiver(new Ear(clock, listener));
      return new Heard(device, transmitter);
    } catch (MidiUnavailableException | IllegalStateException | SecurityException e) {
      throw taken(port, e);
    }
  }

  private record Heard(MidiDevice device, Transmitter transmitter) implements OpenInput {
    @Override
    public boolean isOpen() {
      return device.isOpen();
    }

    @Override
    public void close() {
      transmitter.close();
      device.close();
    }
  }

  /** The device's own thread. Devices give no useful time, so it is the time of arrival. */
  private record Ear(Clock clock, MidiListener listener) implements Receiver {
    @Override
    public void send(MidiMessage message, long timeStamp) {
      long nanos = clock.nanos();
      int length = message.getLength();
      if (length < 1 || length > 3 || message.getStatus() == Wire.SYSEX) return;
      byte[] data = message.getMessage();
      int bytes = message.getStatus();
      if (length > 1) bytes |= (data[1] & 0x7F) << 8;
      if (length > 2) bytes |= (data[2] & 0x7F) << 16;
      listener.received(nanos, bytes);
    }

    @Override
    public void close() {}
  }

  @Override
  public void close() {}
}
