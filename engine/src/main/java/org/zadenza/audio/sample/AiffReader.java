// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.nio.ByteOrder;

/**
 * AIFF and AIFF-C without compression: Apple's "Audio Interchange File Format" 1.3 and its draft C.
 */
final class AiffReader {
  private static final int EXPONENT_BIAS = 16383;

  private final byte[] file;
  private final Bytes in;
  private final long mostBytes;
  private boolean littleEndian;

  private AiffReader(byte[] file, long mostBytes) {
    this.file = file;
    in = new Bytes(file, ByteOrder.BIG_ENDIAN);
    this.mostBytes = mostBytes;
  }

  static boolean knows(byte[] file) {
    boolean plain = Bytes.begins(file, 8, "AIFF");
    return Bytes.begins(file, 0, "FORM") && (plain || Bytes.begins(file, 8, "AIFC"));
  }

  static Recording read(byte[] file, long mostBytes) {
    return new AiffReader(file, mostBytes).chunks();
  }

  /** The two chunks may come in either order. */
  private Recording chunks() {
    boolean plain = Bytes.begins(file, 8, "AIFF");
    in.skip(12);
    PcmLayout layout = null;
    long soundAt = -1;
    long soundBytes = 0;
    while (in.left() >= 8) {
      String tag = in.tag();
      long length = in.u32();
      int begin = in.place();
      if (tag.equals("COMM")) layout = layout(plain);
      if (tag.equals("SSND")) {
        long offset = in.u32();
        soundAt = begin + 8 + offset;
        soundBytes = Math.max(0, length - 8 - offset);
      }
      in.moveTo(begin + length + (length & 1));
    }
    if (layout == null || soundAt < 0) throw new SampleException("has no sound in it");
    Bytes sound = new Bytes(file, littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    sound.moveTo(soundAt);
    return layout.read(sound, soundBytes, mostBytes);
  }

  private PcmLayout layout(boolean plain) {
    int channels = in.u16();
    in.skip(4);
    int bits = in.u16();
    long rate = extended(in.u16(), in.i64());
    Coding coding = plain ? Coding.whole(bits, false) : coding(in.tag(), bits);
    return new PcmLayout(coding, channels, rate);
  }

  private Coding coding(String kind, int bits) {
    littleEndian = kind.equals("sowt");
    return switch (kind) {
      case "NONE", "twos", "sowt", "in24", "in32" -> Coding.whole(bits, false);
      case "raw " -> Coding.whole(bits, true);
      case "fl32", "FL32" -> Coding.F32;
      case "fl64", "FL64" -> Coding.F64;
      default ->
          throw new SampleException("is an AIFF of kind \"" + kind + "\"; save it uncompressed");
    };
  }

  /** A whole number of IEEE 754's 80 bits: exponent, then a mantissa with its first digit. */
  private static long extended(int exponent, long mantissa) {
    int shift = EXPONENT_BIAS + 63 - exponent;
    return shift < 0 || shift > 63 ? 0 : mantissa >>> shift;
  }
}
