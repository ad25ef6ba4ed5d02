// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a file, which may be fewer than they say; one thread. */
final class Bytes {
  private final ByteBuffer buffer;

  Bytes(byte[] bytes, ByteOrder order) {
    buffer = ByteBuffer.wrap(bytes).order(order);
  }

  static boolean begins(byte[] bytes, int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (at + i >= bytes.length || bytes[at + i] != (byte) text.charAt(i)) return false;
    }
    return true;
  }

  int left() {
    return buffer.remaining();
  }

  int place() {
    return buffer.position();
  }

  /** Goes on so many bytes, or to the end where there are fewer. */
  void skip(long bytes) {
    buffer.position(buffer.position() + Math.clamp(bytes, 0, buffer.remaining()));
  }

  void moveTo(long place) {
    buffer.position(Math.clamp(place, 0, buffer.limit()));
  }

  String tag() {
    need(4);
    byte[] tag = new byte[4];
    buffer.get(tag);
    return new String(tag, StandardCharsets.ISO_8859_1);
  }

  int u16() {
    need(2);
    return Short.toUnsignedInt(buffer.getShort());
  }

  long u32() {
    need(4);
    return Integer.toUnsignedLong(buffer.getInt());
  }

  long i64() {
    need(8);
    return buffer.getLong();
  }

  private void need(int bytes) {
    if (buffer.remaining() < bytes) throw new SampleException("ends in the middle of its header");
  }

  /** The next frames as sound; what is beyond the second channel is left out. */
  float[][] sound(Coding coding, int channels, int frames) {
    float[][] out = new float[Math.min(2, channels)][frames];
    for (int i = 0; i < frames; i++) {
      for (int c = 0; c < channels; c++) {
        float x = coding.next(buffer);
        if (c < 2) out[c][i] = x;
      }
    }
    return out;
  }
}
