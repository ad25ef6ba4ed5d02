// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.Transmitter;
import javax.sound.midi.spi.MidiDeviceProvider;
import org.jspecify.annotations.Nullable;

/**
 * Two devices that javax.sound.midi finds like any other: one that remembers what it gets and when,
 * and one on which a test plays.
 */
public final class LoggingDevices extends MidiDeviceProvider {
  static final String OUT = "Test Logger";
  static final String IN = "Test Player";

  /** A message and when it came, by {@link System#nanoTime}. */
  record Logged(long nanos, byte[] bytes) {}

  static final List<Logged> LOG = new CopyOnWriteArrayList<>();
  static final List<Receiver> LISTENERS = new CopyOnWriteArrayList<>();

  private static final class Info extends MidiDevice.Info {
    private Info(String name) {
      super(name, "Zadenza's tests", "a device for tests", "1");
    }
  }

  private static final MidiDevice.Info[] INFOS = {new Info(OUT), new Info(IN)};

  @Override
  public MidiDevice.Info[] getDeviceInfo() {
    return INFOS.clone();
  }

  @Override
  public MidiDevice getDevice(MidiDevice.Info info) {
    if (info == INFOS[0] || info == INFOS[1]) return new Device(info);
    throw new IllegalArgumentException("no device of ours: " + info);
  }

  private static final class Device implements MidiDevice {
    private final MidiDevice.Info info;
    private volatile boolean open;

    private Device(MidiDevice.Info info) {
      this.info = info;
    }

    @Override
    public Info getDeviceInfo() {
      return info;
    }

    @Override
    public void open() {
      open = true;
    }

    @Override
    public void close() {
      open = false;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public long getMicrosecondPosition() {
      return -1;
    }

    @Override
    public int getMaxReceivers() {
      return info == INFOS[0] ? -1 : 0;
    }

    @Override
    public int getMaxTransmitters() {
      return info == INFOS[1] ? -1 : 0;
    }

    @Override
    public Receiver getReceiver() {
      return new Receiver() {
        @Override
        public void send(MidiMessage message, long timeStamp) {
          LOG.add(new Logged(System.nanoTime(), message.getMessage()));
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public List<Receiver> getReceivers() {
      return List.of();
    }

    @Override
    public Transmitter getTransmitter() {
      return new Player();
    }

    @Override
    public List<Transmitter> getTransmitters() {
      return new ArrayList<>();
    }
  }

  private static final class Player implements Transmitter {
    private @Nullable Receiver receiver;

    @Override
    public void setReceiver(@Nullable Receiver newReceiver) {
      receiver = newReceiver;
      LISTENERS.add(newReceiver);
    }

    @Override
    public @Nullable Receiver getReceiver() {
      return receiver;
    }

    @Override
    public void close() {
      LISTENERS.remove(receiver);
    }
  }
}
