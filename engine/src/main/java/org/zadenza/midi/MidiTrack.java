// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One track of a standard MIDI file: events at ticks, written in order of time. */
final class MidiTrack {
  /** At one tick: first what sets the scene, then keys go up, then keys go down. */
  private static final int META = 0;

  private static final int OFF = 1;
  private static final int ON = 2;

  private record Message(long tick, int rank, byte[] bytes) {}

  private final List<Message> messages = new ArrayList<>();

  void name(String name) {
    meta(0, 0x03, name.getBytes(StandardCharsets.UTF_8));
  }

  /** Four quarters to the bar. */
  void fourFour() {
    meta(0, 0x58, new byte[] {4, 2, 24, 8});
  }

  void tempo(long tick, long microsPerQuarter) {
    long micros = Math.clamp(microsPerQuarter, 1, 0xFFFFFF);
    meta(tick, 0x51, new byte[] {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros});
  }

  void note(long tick, long untilTick, int channel, int key, int velocity) {
    add(tick, ON, (byte) (0x90 | channel), (byte) key, (byte) velocity);
    add(Math.max(tick + 1, untilTick), OFF, (byte) (0x80 | channel), (byte) key, (byte) 0);
  }

  private void meta(long tick, int type, byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xFF);
    out.write(type);
    variableLength(out, data.length);
    out.writeBytes(data);
    add(tick, META, out.toByteArray());
  }

  private void add(long tick, int rank, byte... bytes) {
    messages.add(new Message(tick, rank, bytes));
  }

  /** The whole chunk. Equal ticks keep the order in which they came, so equal cues, equal bytes. */
  byte[] bytes() {
    messages.sort(Comparator.comparingLong(Message::tick).thenComparingInt(Message::rank));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long at = 0;
    for (Message message : messages) {
      variableLength(body, message.tick - at);
      body.writeBytes(message.bytes);
      at = message.tick;
    }
    body.writeBytes(new byte[] {0, (byte) 0xFF, 0x2F, 0});
    return chunk("MTrk", body.toByteArray());
  }

  static byte[] chunk(String type, byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    for (int shift = 24; shift >= 0; shift -= 8) out.write(body.length >> shift);
    out.writeBytes(body);
    return out.toByteArray();
  }

  /** Seven bits a byte, the highest first, all but the last with the top bit set. */
  private static void variableLength(ByteArrayOutputStream out, long value) {
    for (int shift = 28; shift > 0; shift -= 7) {
      if (value >> shift != 0) out.write((int) (value >> shift & 0x7F) | 0x80);
    }
    out.write((int) value & 0x7F);
  }
}
