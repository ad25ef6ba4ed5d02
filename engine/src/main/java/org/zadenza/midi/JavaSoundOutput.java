// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;

/**
 * An output of javax.sound.midi. Messages go out when they are sent: the devices of most systems
 * keep no time of their own.
 */
final class JavaSoundOutput implements MidiPort {
  /** Means at once to every receiver. */
  private static final long AT_ONCE = -1;

  /** Receivers may hold on to a message for a while, so one is not filled again too soon. */
  private static final int MESSAGES = 1024;

  /** A short message that can be filled again, which the library's own cannot without garbage. */
  private static final class Refillable extends ShortMessage {
    private Refillable() {
      super(new byte[] {(byte) Wire.NOTE_OFF, 0, 0});
    }

    private void fill(int bytes) {
      data[0] = (byte) bytes;
      data[1] = (byte) (bytes >> 8);
      data[2] = (byte) (bytes >> 16);
      length = Wire.length(bytes);
    }
  }

  private final String name;
  private final MidiDevice device;
  private final Receiver receiver;
  private final Refillable[] messages = new Refillable[MESSAGES];
  private int next;

  JavaSoundOutput(String name, MidiDevice device, Receiver receiver) {
    this.name = name;
    this.device = device;
    this.receiver = receiver;
    for (int i = 0; i < MESSAGES; i++) messages[i] = new Refillable();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean send(long nanos, int bytes) {
    Refillable message = messages[next];
    next = (next + 1) % MESSAGES;
    message.fill(bytes);
    return sent(message);
  }

  @Override
  public boolean sendLong(long nanos, byte[] bytes) {
    try {
      return sent(new SysexMessage(bytes, bytes.length));
    } catch (InvalidMidiDataException e) {
      return false;
    }
  }

  private boolean sent(MidiMessage message) {
    try {
      receiver.send(message, AT_ONCE);
      return true;
    } catch (IllegalStateException closed) {
      return false;
    }
  }

  @Override
  public boolean isOpen() {
    return device.isOpen();
  }

  @Override
  public void close() {
    receiver.close();
    device.close();
  }
}
