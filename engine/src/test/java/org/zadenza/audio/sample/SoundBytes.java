// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Small sound files, made by hand after the formats' papers. */
public final class SoundBytes {
  private SoundBytes() {}

  /** A sine that is the same on any number of channels but turned over on every second one. */
  public static float[][] tone(int channels, int frames, double cyclesPerFrame) {
    float[][] out = new float[channels][frames];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < frames; i++) {
        double x = 0.5 * Math.sin(2 * Math.PI * cyclesPerFrame * i);
        out[c][i] = (float) (c % 2 == 0 ? x : -x);
      }
    }
    return out;
  }

  /** A WAV: of 8, 16, 24 or 32 bits, or floats of -32 or -64. */
  public static byte[] wav(float[][] sound, int rate, int bits) {
    byte[] data = numbers(sound, bits, ByteOrder.LITTLE_ENDIAN, true);
    ByteBuffer b = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    int bytes = Math.abs(bits) / 8;
    b.put(ascii("RIFF")).putInt(36 + data.length).put(ascii("WAVEfmt ")).putInt(16);
    b.putShort((short) (bits < 0 ? 3 : 1)).putShort((short) sound.length).putInt(rate);
    b.putInt(rate * bytes * sound.length).putShort((short) (bytes * sound.length));
    b.putShort((short) Math.abs(bits)).put(ascii("data")).putInt(data.length).put(data);
    return b.array();
  }

  /** An AIFF, or an AIFF-C of a kind such as {@code "sowt"} where that is not empty. */
  public static byte[] aiff(float[][] sound, int rate, int bits, String kind) {
    boolean little = kind.equals("sowt");
    byte[] data =
        numbers(sound, bits, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN, false);
    int common = kind.isEmpty() ? 18 : 24;
    ByteBuffer b = ByteBuffer.allocate(12 + 8 + common + 16 + data.length);
    b.put(ascii("FORM")).putInt(b.capacity() - 8).put(ascii(kind.isEmpty() ? "AIFF" : "AIFC"));
    b.put(ascii("COMM")).putInt(common).putShort((short) sound.length).putInt(sound[0].length);
    int digits = 63 - Long.numberOfLeadingZeros(rate);
    b.putShort((short) Math.abs(bits)).putShort((short) (16383 + digits));
    b.putLong((long) rate << (63 - digits));
    if (!kind.isEmpty()) b.put(ascii(kind)).putShort((short) 0);
    b.put(ascii("SSND")).putInt(8 + data.length).putInt(0).putInt(0).put(data);
    return b.array();
  }

  private static byte[] numbers(float[][] sound, int bits, ByteOrder order, boolean unsigned) {
    int bytes = Math.abs(bits) / 8;
    ByteBuffer b = ByteBuffer.allocate(sound.length * sound[0].length * bytes).order(order);
    for (int i = 0; i < sound[0].length; i++) {
      for (float[] channel : sound) put(b, channel[i], bits, unsigned);
    }
    return b.array();
  }

  private static void put(ByteBuffer b, float x, int bits, boolean unsigned) {
    switch (bits) {
      case 8 -> b.put((byte) (Math.round(x * 127) + (unsigned ? 128 : 0)));
      case 16 -> b.putShort((short) Math.round(x * 32767));
      case 24 -> {
        int whole = Math.round(x * 8388607);
        boolean big = b.order() == ByteOrder.BIG_ENDIAN;
        b.put((byte) (big ? whole >> 16 : whole)).put((byte) (whole >> 8));
        b.put((byte) (big ? whole : whole >> 16));
      }
      case 32 -> b.putInt((int) Math.round(x * 2147483647.0));
      case -32 -> b.putFloat(x);
      case -64 -> b.putDouble(x);
      default -> throw new IllegalArgumentException("bits: " + bits);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
